namespace Han.Tests.EndToEnd;

public sealed class GatewayLoopsTests
{
    /// <summary>The journal and the lanes, on every processor, do not keep the workers that whoever asks is answered by.</summary>
    [Fact]
    public async Task WhoeverAsksFindsAWorkerWhereAllLoopsCompute()
    {
        await using TestGateway gateway = await TestGateway.StartAsync();
        ThreadPool.GetMinThreads(out int workers, out _);
        const int journal = 1, loopOfLanes = 1;
        int helpers = Environment.ProcessorCount - 1;
        Assert.True(workers > journal + loopOfLanes + helpers, $"{workers} workers");
    }
}
