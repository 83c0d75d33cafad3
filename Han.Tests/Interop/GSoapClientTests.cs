using Han.Tests.Interop.Clients;

namespace Han.Tests.Interop;

/// <summary>Types and stubs that gSOAP generates from the contract; compiled once, in the one test that there is.</summary>
[Trait("Category", "Interop")]
public sealed class GSoapClientTests
{
    [SkippableFact]
    public async Task GSoap_generates_a_client_that_calls_every_operation()
    {
        ForeignClient.Require(GSoapClient.IsPresent, "gsoap with libgsoap-dev and g++");
        await using StarterKitRun run = await StarterKitRun.StartAsync();
        GSoapClient client = await GSoapClient.BuildAsync(run);
        await run.CallEveryOperationAsync(client.CallAsync);
    }
}
