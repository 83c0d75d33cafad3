using Han.Tests.Interop.Clients;

namespace Han.Tests.Interop;

/// <summary>Types and stubs that C++ and Java tools generate from the contract; each is compiled once, in its one test.</summary>
[Trait("Category", "Interop")]
public sealed class CompiledClientTests
{
    [SkippableFact]
    public async Task GSoap_generates_a_client_that_calls_every_operation()
    {
        ForeignClient.Require(GSoapClient.IsPresent, "gsoap with libgsoap-dev and g++");
        await using StarterKitRun run = await StarterKitRun.StartAsync();
        GSoapClient client = await GSoapClient.BuildAsync(run);
        await run.CallEveryOperationAsync(client.CallAsync);
    }

    [SkippableFact]
    public async Task Metro_generates_a_client_that_calls_every_operation_signed_by_wss4j()
    {
        ForeignClient.Require(JavaClient.IsPresent, "default-jdk-headless with libjaxws-java and libwss4j-java");
        await using StarterKitRun run = await StarterKitRun.StartAsync(("Accounts:0:Signature", "Required"));
        JavaClient client = await JavaClient.BuildAsync(run);
        await run.CallEveryOperationAsync(client.CallAsync);
    }
}
