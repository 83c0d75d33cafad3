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
/// `-- system population [ESIs] [lanes]`: one event to many ESIs with two devices each, in virtual time and without storage, up to the last report; through
/// a lane for each of the five TDSPs, which share the ESIs as they share Texas, or through one; at ten thousand ESIs, then ten times as many, up to the
/// number asked for. The cost of an ESI should stay the same.
/// </summary>
internal static class PopulationRunner
{
    private const int First = 10_000;
    private const int OrderSize = 10_000;

    /// <summary>So long the runtime goes on compiling what is hot: with fewer, ten thousand ESIs seem to cost more each than a million.</summary>
    private const int WarmUpRounds = 10;

    private const uint EventId = 1_000_000_000;

    private static readonly MarketTime _start = MarketTime.From(new DateTimeOffset(2026, 7, 1, 17, 0, 0, default));

    /// <summary>Of all head-ends together: enough to reach a million meters in a minute.</summary>
    private const int MessagesPerSecond = 20_000;

    /// <summary>Thousandths, as the gateway's own registry shares its premises out.</summary>
    private static readonly int[] _shares = [490, 340, 110, 25, 35];

    public static async Task<int> RunAsync(string[] args)
    {
        int most = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
        int[] shares = args.Length > 1 && args[1] == "1" ? [1000] : _shares;
        for (int round = 0; round < WarmUpRounds; round++)
        {
            await MeasureAsync(First, shares);
        }

        Console.WriteLine($"one event to ESIs with two devices, to the last report, no storage, {shares.Length} lanes:");
        Console.WriteLine("       ESIs    seconds   µs/ESI    reports   bytes/ESI allocated   peak working set   collections 0/1/2   paused");
        for (int esis = First; esis <= most; esis *= 10)
        {
            int[] collections = Collections();
            TimeSpan paused = GC.GetTotalPauseDuration();
            (double seconds, long reports, long bytes) = await MeasureAsync(esis, shares);
            double pause = (GC.GetTotalPauseDuration() - paused).TotalSeconds;
            string collected = string.Join('/', Collections().Zip(collections, (after, before) => after - before));
            Process.GetCurrentProcess().Refresh();
            Console.WriteLine(
                $"{esis,11:N0} {seconds,10:F2} {seconds / esis * 1e6,8:F1} {reports,10:N0} {bytes / (double)esis,21:F0} {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0,15:F0} MB"
                + $" {collected,19} {pause,6:F2} s");
        }

        return 0;
    }

    private static int[] Collections() => [GC.CollectionCount(0), GC.CollectionCount(1), GC.CollectionCount(2)];

    private static async Task<(double Seconds, long Reports, long Bytes)> MeasureAsync(int esis, int[] shares)
    {
        GC.Collect();
        var population = new HanGenerator(7, esis, new DeviceMix([0, 0, 1], 1, 1, 0));
        var clock = new VirtualMarketClock(_start);
        var sink = new Counting();
        Lane[] lanes = [.. shares.Select(share => MakeLane(share, population))];
        var loop = new LaneLoop(lanes, clock, sink, NullLogger.Instance);
        uint orders = 0;
        int first = 0;
        int upTo = 0;
        for (int lane = 0; lane < lanes.Length; lane++)
        {
            upTo += shares[lane];
            int end = (int)((long)esis * upTo / 1000);
            for (; first < end; first = Math.Min(first + OrderSize, end))
            {
                lanes[lane].Replay(Order(++orders, population, first, Math.Min(OrderSize, end - first)));
            }
        }

        long allocated = GC.GetTotalAllocatedBytes(precise: true);
        long t0 = Stopwatch.GetTimestamp();
        using CancellationTokenSource stop = new();
        Task running = loop.RunAsync(stop.Token);
        Task arrived = clock.RunToAsync(_start.Plus(TimeSpan.FromHours(8)));
        await await Task.WhenAny(arrived, running);
        double seconds = Stopwatch.GetElapsedTime(t0).TotalSeconds;
        long bytes = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        await stop.CancelAsync();
        await running;
        int left = lanes.Sum(l => l.EsisInMemory);
        return left == 0 ? (seconds, sink.Reports, bytes) : throw new InvalidOperationException($"{left} ESIs are left.");
    }

    private static Lane MakeLane(int share, HanGenerator population)
    {
        TdspProfile tdsp = new("bench", AmsProfile.Mesh with { MessagesPerSecond = MessagesPerSecond * share / 1000 });
        return new Lane(tdsp, new LaneSettings(7, population, UserModel.Default), NullLogger.Instance);
    }

    private static TdspOrder Order(uint id, HanGenerator population, int first, int count)
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
            id, "000000000000000000000000", OrderPriority.Low, _start, ends, ends.Plus(TimeSpan.FromMinutes(75)),
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
