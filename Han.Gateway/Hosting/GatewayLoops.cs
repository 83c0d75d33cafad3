using DeviceEmulator.Devices;
using DeviceEmulator.Population;
using DeviceEmulator.Time;
using Han.Gateway.Registry;
using Han.Gateway.Requests;
using Han.Gateway.Routing;
using Han.Gateway.Storage;
using HeadEnd.Simulator.Lanes;
using HeadEnd.Simulator.Link;
using HeadEnd.Simulator.Tdsp;
using Sep.Codec.Types;

namespace Han.Gateway.Hosting;

/// <summary>
/// Starts and stops the journal and the embedded head-ends: one loop for all lanes in virtual time, one loop a lane in real time. A loop that fails stops
/// the service; what was acknowledged is on disk and goes on at the next start.
/// </summary>
internal sealed class GatewayLoops(
    RequestJournal journal, TdspRouter router, GatewayStore store, MarketClock clock, HeadEndOptions options, GatewaySettings settings,
    ILoggerFactory loggers, IHostApplicationLifetime lifetime) : IHostedService, IDisposable
{
    private readonly ILogger _logger = loggers.CreateLogger<GatewayLoops>();
    private readonly CancellationTokenSource _stopLanes = new();
    private readonly List<LaneLoop> _loops = [];
    private readonly List<Task> _lanes = [];
    private Task _journal = Task.CompletedTask;

    private readonly TaskCompletionSource _failure = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool Failed => _failure.Task.IsFaulted;

    /// <summary>Faults when a loop fails; never completes otherwise.</summary>
    public Task Failure => _failure.Task;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        IReportSink sink = settings.WrapSink?.Invoke(journal) ?? journal;
        var shared = new LaneSettings(options.Seed, store.Register.Population, options.ToUserModel(), settings.Ledger);
        ILookup<string, (Eui64 Esi, HomeChange Change)> changes = new StoredDevices(store.Database).Changes()
            .ToLookup(c => store.Register.TryFind(c.Esi, out Premise premise) ? premise.Tdsp.Name : "", StringComparer.Ordinal);
        List<Lane> lanes =
        [
            .. TdspProfiles.All.Select(p => new Lane(options.Configured(p), shared with { Changes = [.. changes[p.Name]] }, loggers.CreateLogger<Lane>())),
        ];
        foreach (Lane[] group in clock is VirtualMarketClock ? [[.. lanes]] : lanes.Select(l => new[] { l }))
        {
            var loop = new LaneLoop(group, clock, sink, loggers.CreateLogger<LaneLoop>());
            _loops.Add(loop);
            foreach (Lane lane in group)
            {
                router.Connect(lane.Tdsp.Name, new InProcessLink(loop, lane));
            }
        }

        KeepWorkersFree(_loops.Count + 1);
        Dictionary<string, Lane> byTdsp = lanes.ToDictionary(l => l.Tdsp.Name, StringComparer.Ordinal);
        journal.Recover([.. lanes.SelectMany(l => store.Requests.OrdersToReplay(l.Tdsp.Name))], (tdsp, order) => byTdsp[tdsp].Replay(order));
        _journal = Watch(journal.RunAsync(CancellationToken.None), "journal", journal.Abandon);
        _lanes.AddRange(_loops.Select(l => Watch(UntilStopped(l.RunAsync(_stopLanes.Token)), "head-end", _ => journal.Complete())));
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopLanes.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_lanes).ConfigureAwait(false);
        journal.Complete();
        await _journal.ConfigureAwait(false);
        if (!Failed)
        {
            _logger.Stopped();
        }
    }

    public void Dispose() => _stopLanes.Dispose();

    /// <summary>
    /// A loop that computes keeps its worker for tenths of a second. Where all workers are kept, the pool makes another half a second later at the earliest, and whoever
    /// asks waits for it. So there is one for each loop, and for each processor one that answers and one that may help with the lanes. For the process, from now on.
    /// </summary>
    private static void KeepWorkersFree(int loops)
    {
        ThreadPool.GetMinThreads(out int workers, out int ports);
        ThreadPool.GetMaxThreads(out int most, out _);
        ThreadPool.SetMinThreads(Math.Clamp(loops + (2 * Environment.ProcessorCount), workers, Math.Max(workers, most)), ports);
    }

    private async Task UntilStopped(Task lanes)
    {
        try
        {
            await lanes.ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or System.Threading.Channels.ChannelClosedException && _stopLanes.IsCancellationRequested)
        {
            // The way in which lanes end.
        }
    }

    /// <param name="end">What follows a failure, once it is known: whoever is told of it and looks finds it so.</param>
    private async Task Watch(Task loop, string name, Action<Exception> end)
    {
        try
        {
            await loop.ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever it is: the service must not go on half alive.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _failure.TrySetException(e);
            _logger.LoopFailed(e, name);
            end(e);
            lifetime.StopApplication();
        }
    }
}
