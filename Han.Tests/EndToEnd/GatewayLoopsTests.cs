namespace Han.Tests.EndToEnd;

public sealed class GatewayLoopsTests
{
    /// <summary>Where the journal and the lanes, on every processor, compute, there are as many workers as processors for whoever asks.</summary>
    [Fact]
    public async Task ThereAreMoreWorkersThanLoopsAndHelpers()
    {
        await using TestGateway gateway = await TestGateway.StartAsync();
        ThreadPool.GetMinThreads(out int workers, out _);
        const int journal = 1, loopOfLanes = 1;
        Assert.True(workers >= journal + loopOfLanes + (2 * Environment.ProcessorCount), $"{workers} workers");
    }
}
