using System.Diagnostics;
using System.Globalization;
using DeviceEmulator.Devices;
using DeviceEmulator.Time;
using Han.Gateway.Hosting;
using Han.Gateway.MessagingLog;
using Han.Gateway.Registry;
using Han.Gateway.Requests;
using HeadEnd.Simulator.Link;

namespace Han.Gateway.Demo;

/// <summary>
/// The main job, end to end, in accelerated time: the real service on a loopback port, a REP's client over HTTPS, a load control event to N addresses,
/// a cancel to some of them, a cancel-all to others, until every address is closed; then the three books are compared.
/// </summary>
public sealed class DemoRun(DemoOptions options, IDemoView view)
{
    /// <summary>The Texas summer of 2011, when these messages were first worth sending: 14:00 Central daylight time.</summary>
    private static readonly DateTimeOffset Start = new(2011, 8, 3, 14, 0, 0, TimeSpan.FromHours(-5));

    private static readonly TimeSpan EventStartsAfter = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan CancelAfter = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan CancelAllAfter = TimeSpan.FromMinutes(70);
    private static readonly TimeSpan Everything = TimeSpan.FromHours(27);
    private const int EventMinutes = 60;
    private const string MarkerFile = "demonstration.txt";
    private const string Namespace = "http://schemas.esb.ams.com/smtxpmessaging";

    internal Func<IReportSink, IReportSink>? WrapSink { get; init; }

    public async Task<DemoResult> RunAsync(CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        Empty(options.Directory);
        var ledger = new DeviceLedger();
        MarketTime start = MarketTime.From(Start);
        using var store = DemoStore.Choose(options);
        await using GatewayApplication gateway = await GatewayApplication.StartAsync(Settings(ledger, start, store), cancellationToken).ConfigureAwait(false);
        var clock = (VirtualMarketClock)gateway.Clock;
        Premise[] premises = [.. gateway.Register.OfRep(Development.DevelopmentKit.Duns).Take(options.Addresses)];
        if (premises.Length < options.Addresses)
        {
            throw new ArgumentException($"The register holds only {premises.Length} premises of {Development.DevelopmentKit.Duns}; {options.Addresses} were asked for.");
        }

        (string EsiId, string Meter)[] addresses = [.. premises.Select(p => (gateway.Register.EsiIdOf(p), gateway.Register.MeterOf(p)))];
        var caller = new DemoCaller(Development.DevelopmentKit.AccountName, Development.DevelopmentKit.Requester, Development.DevelopmentKit.Duns);
        using var rep = new DemoRep(gateway.ServiceUrl, gateway.KitDirectory!);
        DeliveryCounters counters = gateway.Journal.Counters;
        var books = new Reconciliation();

        view.Say($"HAN API at {gateway.ServiceUrl}; market time {Start:yyyy-MM-dd HH:mm zzz}, {gateway.Register.GeneratedSize:N0} premises.");
        view.Say($"Store: {gateway.StorePlace}.");
        byte[] request = DemoRequests.Event(caller, addresses, "demo-event", Start + EventStartsAfter, EventMinutes);
        DemoAnswer sent = await rep.PostAsync(request, $"{Namespace}/processLCEvent", cancellationToken).ConfigureAwait(false);
        books.ReadAccepted(sent.RequestId, "LCE", addresses.Select(a => a.EsiId));
        view.Say($"processLCEvent to {options.Addresses:N0} addresses: {sent.Accepted:N0} accepted on disk in {sent.Took.TotalMilliseconds:F0} ms, RequestID {sent.RequestId}.");
        await view.WatchAsync("Delivering", counters, gateway.RunToAsync(start.Plus(CancelAfter), cancellationToken)).ConfigureAwait(false);

        (string EsiId, string Meter)[] cancelled = [.. addresses.Where((_, i) => i % 10 == 3)];
        if (cancelled.Length > 0)
        {
            DemoAnswer cancel = await rep.PostAsync(
                DemoRequests.Cancel(caller, cancelled, "demo-cancel", sent.RequestId), $"{Namespace}/processCancelLCEvent", cancellationToken).ConfigureAwait(false);
            books.ReadAccepted(cancel.RequestId, "CLE", cancelled.Select(a => a.EsiId));
            view.Say($"processCancelLCEvent to {cancelled.Length:N0} of them: RequestID {cancel.RequestId}.");
        }

        await view.WatchAsync("Event runs", counters, gateway.RunToAsync(start.Plus(CancelAllAfter), cancellationToken)).ConfigureAwait(false);
        (string EsiId, string Meter)[] stopped = [.. addresses.Where((_, i) => i % 20 == 7)];
        if (stopped.Length > 0)
        {
            DemoAnswer cancelAll = await rep.PostAsync(
                DemoRequests.CancelAll(caller, stopped, "demo-cancel-all"), $"{Namespace}/processCancelAllLCEvents", cancellationToken).ConfigureAwait(false);
            books.ReadAccepted(cancelAll.RequestId, "CAL", stopped.Select(a => a.EsiId));
            view.Say($"processCancelAllLCEvents to {stopped.Length:N0} of them: RequestID {cancelAll.RequestId}.");
        }

        await view.WatchAsync("Closing", counters, gateway.RunToAsync(start.Plus(Everything), cancellationToken)).ConfigureAwait(false);
        return Finish(gateway, ledger, books, sent, premises, watch);
    }

    /// <summary>Replaces an earlier demonstration, and nothing else.</summary>
    private static void Empty(string directory)
    {
        string marker = Path.Combine(directory, MarkerFile);
        if (Directory.Exists(directory) && Directory.EnumerateFileSystemEntries(directory).Any())
        {
            if (!File.Exists(marker))
            {
                throw new ArgumentException($"--data: {Path.GetFullPath(directory)} is not empty and holds no earlier demonstration; it is left alone.");
            }

            Directory.Delete(directory, recursive: true);
        }

        Directory.CreateDirectory(directory);
        File.WriteAllText(marker, "This directory belongs to the demonstration: the next one replaces it.\n");
    }

    private GatewaySettings Settings(DeviceLedger ledger, MarketTime start, DemoStore store) => new()
    {
        VirtualStart = start,
        Ids = new SeededIds(options.Seed),
        Ledger = ledger,
        LogToConsole = false,
        WrapSink = WrapSink,

        // What is listed may be meant for imported premises, and the books are to be the same for everybody.
        LeftOut = $"{RegistryOptions.Section}:{nameof(RegistryOptions.Premises)}",
        Overrides = new Dictionary<string, string?>(store.Settings)
        {
            ["Gateway:DataDirectory"] = options.Directory,
            ["Gateway:Url"] = $"https://127.0.0.1:{LoopbackPort.Free()}",
            ["Registry:Base"] = nameof(RegistryBase.Generator),
            ["HeadEnd:Seed"] = options.Seed.ToString(CultureInfo.InvariantCulture),
        },
    };

    private DemoResult Finish(
        GatewayApplication gateway, DeviceLedger ledger, Reconciliation books, DemoAnswer sent, Premise[] premises, Stopwatch watch)
    {
        string csvPath = Path.GetFullPath(Path.Combine(options.Directory, LogExport.FileName(sent.RequestId, Development.DevelopmentKit.Duns)));
        string ledgerPath = Path.GetFullPath(Path.Combine(options.Directory, "ledger.csv"));
        using (var csv = new StreamWriter(csvPath))
        {
            gateway.Export.Write(Development.DevelopmentKit.Duns, default, MarketTime.Never, csv);
        }

        using (var file = new StreamWriter(ledgerPath))
        {
            ledger.WriteCsv(file);
        }

        using (var file = new StreamReader(ledgerPath))
        {
            books.ReadLedger(file, sent.RequestId);
        }

        using (var file = new StreamReader(csvPath))
        {
            books.ReadLog(file);
        }

        books.Compare();
        (int targets, int closed) = Routing.TdspDirectory.All.Select(t => gateway.Journal.Counters.Of(t.Name))
            .Aggregate((Targets: 0, Closed: 0), (sum, c) => (sum.Targets + c.Targets, sum.Closed + c.Closed));
        var byTdsp = new SortedDictionary<string, int>(
            premises.GroupBy(p => p.Tdsp.Name).ToDictionary(g => g.Key, g => g.Count()), StringComparer.Ordinal);
        var result = new DemoResult(
            options.Addresses, sent.Accepted, sent.Rejected, books.Devices, (long)sent.Took.TotalMilliseconds, watch.ElapsedMilliseconds, books.LogRows,
            new SortedDictionary<string, int>(books.ByStatus.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal), byTdsp, books.Lost,
            books.Duplicates, csvPath, ledgerPath)
        {
            Open = targets - closed,
        };
        view.Show(result);
        return result;
    }
}
