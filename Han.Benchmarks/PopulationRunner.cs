using System.Diagnostics;
using System.Globalization;
using DeviceEmulator.Devices;
using DeviceEmulator.Population;
using DeviceEmulator.Time;
using HeadEnd.Simulator.Ams;
using HeadEnd.Simulator.Lanes;
using HeadEnd.Simulator.Link;
using HeadEnd.Simulator.Tdsp;
using Microsoft.Extensions.Logging.Abstractions;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Wire;

namespace Han.Benchmarks;

/// <summary>
/// `-- system population [ESIs]`: one event to many ESIs with two devices each, in virtual time, through one lane and without storage, up to the last
/// report; at ten thousand ESIs, then ten times as many, up to the number asked for. The cost of an ESI should stay the same.
/// </summary>
internal static class PopulationRunner
{
    private const int First = 10_000;
    private const int OrderSize = 10_000;
    private const uint EventId = 1_000_000_000;

    private static readonly MarketTime _start = MarketTime.From(new DateTimeOffset(2026, 7, 1, 17, 0, 0, default));

    /// <summary>A network as the mesh's, with a head-end fast enough to reach a million meters in a minute.</summary>
    private static readonly TdspProfile _tdsp = new("bench", AmsProfile.Mesh with { MessagesPerSecond = 20_000 });

    public static async Task<int> RunAsync(string[] args)
    {
        int most = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
        await MeasureAsync(First);
        Console.WriteLine("one event to ESIs with two devices, to the last report, no storage:");
        Console.WriteLine("       ESIs    seconds   µs/ESI    reports   bytes/ESI allocated   peak working set");
        for (int esis = First; esis <= most; esis *= 10)
        {
            (double seconds, long reports, long bytes) = await MeasureAsync(esis);
            Process.GetCurrentProcess().Refresh();
            Console.WriteLine(
                $"{esis,11:N0} {seconds,10:F2} {seconds / esis * 1e6,8:F1} {reports,10:N0} {bytes / (double)esis,21:F0} {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0,15:F0} MB");
        }

        return 0;
    }

    private static async Task<(double Seconds, long Reports, long Bytes)> MeasureAsync(int esis)
    {
        GC.Collect();
        var population = new HanGenerator(7, esis, new DeviceMix([0, 0, 1], 1, 1, 0));
        var clock = new VirtualMarketClock(_start);
        var sink = new Counting();
        var lane = new Lane(_tdsp, new LaneSettings(7, population, UserModel.Default), NullLogger.Instance);
        var loop = new LaneLoop([lane], clock, sink, NullLogger.Instance);
        for (int first = 0; first < esis; first += OrderSize)
        {
            lane.Replay(Order(population, first, Math.Min(OrderSize, esis - first)));
        }

        long allocated = GC.GetTotalAllocatedBytes(precise: true);
        long t0 = Stopwatch.GetTimestamp();
        using CancellationTokenSource end = new();
        Task running = loop.RunAsync(end.Token);
        Task arrived = clock.RunToAsync(_start.Plus(TimeSpan.FromHours(8)));
        await await Task.WhenAny(arrived, running);
        double seconds = Stopwatch.GetElapsedTime(t0).TotalSeconds;
        long bytes = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        await end.CancelAsync();
        await running;
        return lane.EsisInMemory == 0 ? (seconds, sink.Reports, bytes) : throw new InvalidOperationException($"{lane.EsisInMemory} ESIs are left.");
    }

    private static TdspOrder Order(HanGenerator population, int first, int count)
    {
        MarketTime starts = _start.Plus(TimeSpan.FromMinutes(10));
        var command = new LoadControlEvent(
            EventId, DeviceClass.All, 0, starts.ToSep(), 60, CriticalityLevel.Level1, 20, 20, short.MinValue, short.MinValue, -128, 255, EventControl.RandomizeStart);
        byte[] payload = new byte[LoadControlEvent.Size];
        WireWriter w = new(payload);
        command.Write(ref w);
        var targets = new OrderTarget[count];
        for (int i = 0; i < count; i++)
        {
            targets[i] = new OrderTarget((uint)i + 1, population.EsiAt(first + i), default);
        }

        MarketTime ends = starts.Plus(TimeSpan.FromMinutes(60));
        return new TdspOrder(
            (uint)(first / OrderSize) + 1, "000000000000000000000000", OrderPriority.Low, _start, ends, ends.Plus(TimeSpan.FromMinutes(75)),
            new SendCommand((ushort)LoadControlEvent.Key.Cluster, LoadControlEvent.Key.CommandId, payload), targets);
    }

    private sealed class Counting : IReportSink
    {
        public long Reports { get; private set; }

        public bool TryDeliver(ReportBatch batch)
        {
            Reports += batch.Count;
            batch.Dispose();
            return true;
        }

        public ValueTask WaitForRoomAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}
