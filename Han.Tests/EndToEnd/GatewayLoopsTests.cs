using Han.Gateway.Requests;
using Han.Tests.Storage;
using Microsoft.Data.Sqlite;
using SQLitePCL;

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

    /// <summary>Whoever is told that nothing was stored, and looks, finds a gateway that has failed, not one that is about to.</summary>
    [Fact]
    public async Task AFailureIsKnownBeforeAnybodyIsToldOfIt()
    {
        await using TestGateway gateway = await TestGateway.StartAsync();
        sqlite3 database = ((SqliteConnection)gateway.Application.Store.Lease!.Connection).Handle!;
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_exec(database, "DROP TABLE address_fault"));
        var done = new TaskCompletionSource<HanAnswer>();
        Task<bool> failed = done.Task.ContinueWith(
            _ => gateway.Application.Failed, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        AcceptedRequest request = Samples.Request(1000, at: gateway.Now.Milliseconds);
        Assert.NotEmpty(request.Faults);
        await gateway.Application.Journal.EnqueueAsync(request, done, gateway.Application.Clock.Hold(), CancellationToken.None);
        Assert.True(await failed.WaitAsync(TimeSpan.FromSeconds(60)));
        await Assert.ThrowsAsync<RequestNotStoredException>(() => done.Task);
    }
}
