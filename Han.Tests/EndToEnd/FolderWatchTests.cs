using Han.Gateway.Hosting;
using Han.Tests.Docs;
using Han.Tests.Soap;

namespace Han.Tests.EndToEnd;

public sealed class FolderWatchTests
{
    /// <summary>The store mostly is below the folder in which the gateway runs, and each write there would be told it, for nothing.</summary>
    [SkippableFact]
    public async Task TheGatewayDoesNotHaveTheFolderWatchedInWhichItRuns()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Linux tells what is watched.");
        using var folder = new TemporaryFolder();
        await using GatewayProcess gateway = await GatewayProcess.ServeAsync(
            folder.Path, "run", "--data", "data", "--urls", FormattableString.Invariant($"https://127.0.0.1:{LoopbackPort.Free()}"));
        Assert.Equal(0, gateway.CountWatches());
    }
}
