using Han.Gateway.Demo;
using Han.Gateway.Requests;
using Han.Tests.Soap;

namespace Han.Tests.Registry;

/// <summary>The demo runs over its own generated premises, whatever the user lists over imported ones.</summary>
public sealed class DemoRegisterTests
{
    [Fact]
    public async Task TheUsersListedPremisesAreLeftOut()
    {
        using var folder = new TemporaryFolder();
        var options = new DemoOptions(20, 1, Path.Combine(folder.Path, "demo"))
        {
            Settings = new Dictionary<string, string?>
            {
                ["Registry:Base"] = "Imported",
                ["Registry:Premises:0:EsiId"] = ImportRig.EsiId(1),
                ["Registry:Premises:0:Devices:0:Mac"] = "02DE430000000077",
            },
        };
        DemoResult result = await new DemoRun(options, new NoView()).RunAsync(CancellationToken.None);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Assert.True(result.Succeeded);
        Assert.Equal(20, result.Accepted);
    }

    private sealed class NoView : IDemoView
    {
        public void Say(string line)
        {
        }

        public Task WatchAsync(string title, DeliveryCounters counters, Task work) => work;

        public void Show(DemoResult result)
        {
        }
    }
}
