using DeviceEmulator.Devices;
using DeviceEmulator.Population;
using DeviceEmulator.Time;
using HeadEnd.Simulator.Lanes;
using HeadEnd.Simulator.Link;
using HeadEnd.Simulator.Tdsp;
using Microsoft.Extensions.Logging.Abstractions;
using Sep.Codec.Clusters.Drlc;

namespace Han.Tests.HeadEnd;

/// <summary>What a restart relies on: the same orders in new lanes make the same reports.</summary>
public sealed class LaneReplayTests
{
    private static readonly TdspProfile[] Tdsps = [TdspProfiles.Oncor, TdspProfiles.CenterPoint, TdspProfiles.Tnmp];

    private readonly LaneRig _rig = new(mix: DeviceMix.Default);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Orders_replayed_at_once_make_the_reports_of_orders_posted_while_time_ran(int count)
    {
        (int Lane, TdspOrder Order)[] journal = [.. Journal().Where(o => o.Lane < count)];
        (List<CollectingSink.Row> live, LedgerEntry[] liveLedger) = await RunAsync(count, journal, staged: true);
        (List<CollectingSink.Row> replayed, LedgerEntry[] ledger) = await RunAsync(count, journal, staged: false);
        Assert.Equal(live.Count, replayed.Count);
        Assert.Equal(live, replayed);
        Assert.Equal(liveLedger, ledger);
        ReportKind[] kinds = [.. live.Select(r => r.Kind).Distinct().Order()];
        Assert.Superset(
            new HashSet<ReportKind> { ReportKind.Accepted, ReportKind.Waiting, ReportKind.Stored, ReportKind.Device, ReportKind.Withdrawn, ReportKind.OrderOver },
            kinds.ToHashSet());
        Assert.Contains(live, r => r.Status == EventStatus.Cancelled);
        Assert.Contains(live, r => r.Status == EventStatus.OptedOut);
        Assert.True(live.Count > 1500 * count);
    }

    [Fact]
    public async Task A_restart_in_the_middle_repeats_the_beginning_and_goes_on_like_before()
    {
        (int, TdspOrder)[] journal = [.. Journal()];
        (List<CollectingSink.Row> whole, _) = await RunAsync(3, journal, staged: true);
        (List<CollectingSink.Row> part, _) = await RunAsync(3, journal, staged: true, hours: 2);
        Assert.InRange(part.Count, 1000, whole.Count - 1000);
        Assert.Equal(whole.Take(part.Count), part);
    }

    private static async Task<(List<CollectingSink.Row> Rows, LedgerEntry[] Ledger)> RunAsync(
        int count, (int Lane, TdspOrder Order)[] journal, bool staged, int hours = 24)
    {
        VirtualMarketClock clock = new(LaneRig.Start);
        CollectingSink sink = new();
        DeviceLedger ledger = new();
        LaneSettings settings = new(7, new HanGenerator(7, 20_000, DeviceMix.Default), UserModel.Default, ledger);
        Lane[] lanes = [.. Tdsps.Take(count).Select(t => new Lane(t, settings, NullLogger.Instance))];
        LaneLoop loop = new(lanes, clock, sink, NullLogger.Instance);
        foreach ((int lane, TdspOrder order) in staged ? [] : journal.Reverse())
        {
            lanes[lane].Replay(order);
        }

        using CancellationTokenSource end = new();
        Task running = loop.RunAsync(end.Token);
        MarketTime last = LaneRig.Start.Plus(TimeSpan.FromHours(hours));
        foreach ((int lane, TdspOrder order) in staged ? journal.OrderBy(o => o.Order.EnteredAt).ThenBy(o => o.Order.OrderId).ToArray() : [])
        {
            if (order.EnteredAt <= last)
            {
                // Time runs to right before the order, whatever else is due until then.
                await await Task.WhenAny(clock.RunToAsync(order.EnteredAt.PlusMilliseconds(-1)).WaitAsync(TimeSpan.FromSeconds(20)), running);
                await loop.PostAsync(lanes[lane], order, CancellationToken.None);
            }
        }

        await await Task.WhenAny(clock.RunToAsync(last).WaitAsync(TimeSpan.FromSeconds(20)), running);
        await end.CancelAsync();
        await running;
        Assert.All(lanes, lane => Assert.True(hours < 24 || lane.EsisInMemory == 0));
        return (sink.Rows, ledger.ToArray());
    }

    /// <summary>For each lane two overlapping events, a cancel while the first is being sent, one while it runs, and a cancel-all.</summary>
    private IEnumerable<(int Lane, TdspOrder Order)> Journal()
    {
        for (int lane = 0; lane < Tdsps.Length; lane++)
        {
            uint id = (uint)lane * 10;
            int from = lane * 3000;
            yield return (lane, _rig.Event(id + 1, 0, 300, from: from));
            yield return (lane, _rig.Event(id + 2, 0, 300, OrderPriority.High, from + 300, startsIn: 30));
            yield return (lane, _rig.Cancel(id + 3, id + 1, 0, 100) with
            {
                EnteredAt = LaneRig.Start.Plus(TimeSpan.FromSeconds(7)),
                Targets = _rig.Event(1, 0, 100, from: from).Targets,
            });
            yield return (lane, _rig.Event(id + 4, 41, 300, from: from + 200, startsIn: 45));
            yield return (lane, _rig.Cancel(id + 5, id + 2, 60, 60) with { Targets = _rig.Event(1, 0, 60, from: from + 400).Targets });
            yield return (lane, _rig.Order(
                id + 6, LaneRig.Start.Plus(TimeSpan.FromMinutes(130)), LaneRig.Start.Plus(TimeSpan.FromHours(9)), OrderPriority.Medium, 2,
                LaneRig.Payload(new CancelAllLoadControlEvents(CancelControl.EndWithRandomization)), 150, from + 250));
        }
    }
}
