using Han.Tests.Interop.Clients;

namespace Han.Tests.Interop;

/// <summary>Types and stubs that C++ and Java tools generate from the contract; each is compiled once, in its one test.</summary>
[Trait("Category", "Interop")]
public sealed class CompiledClientTests
{
    [SkippableFact]
    public async Task GSoap_generates_a_client_that_calls_every_operation_plain_and_signed()
    {
        ForeignClient.Require(GSoapClient.IsPresent, "gsoap with libgsoap-dev and g++");
        await using StarterKitRun plain = await StarterKitRun.StartAsync();
        GSoapClient client = await GSoapClient.BuildAsync(plain);
        await plain.CallEveryOperationAsync((calls, duns) => client.CallAsync(plain, calls, duns, sign: false));
        await using StarterKitRun signed = await StarterKitRun.StartAsync(("Accounts:0:Signature", "Required"));
        await signed.CallEveryOperationAsync((calls, duns) => client.CallAsync(signed, calls, duns, sign: true));
    }

    [SkippableFact]
    public async Task Metro_generates_a_client_that_calls_every_operation_plain_and_signed_by_wss4j()
    {
        ForeignClient.Require(JavaClient.IsPresent, "default-jdk-headless with libjaxws-java and libwss4j-java");
        await using StarterKitRun plain = await StarterKitRun.StartAsync();
        JavaClient client = await JavaClient.BuildAsync(plain);
        await plain.CallEveryOperationAsync((calls, duns) => client.CallAsync(plain, calls, duns, sign: false));
        await using StarterKitRun signed = await StarterKitRun.StartAsync(("Accounts:0:Signature", "Required"));
        await signed.CallEveryOperationAsync((calls, duns) => client.CallAsync(signed, calls, duns, sign: true));
    }
}
