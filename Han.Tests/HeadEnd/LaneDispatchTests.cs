using DeviceEmulator.Time;
using HeadEnd.Simulator.Ams;
using HeadEnd.Simulator.Link;
using HeadEnd.Simulator.Tdsp;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;

namespace Han.Tests.HeadEnd;

public sealed class LaneDispatchTests
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    /// <summary>No meter ever answers.</summary>
    private static readonly TdspProfile Dark = LaneRig.Quiet with { Ams = AmsProfile.Mesh with { UnreachableShare = 1, MedianOutage = TimeSpan.FromDays(900) } };

    /// <summary>Every delivery takes 10 s, an acknowledgement and a report 1 s, and one message goes a second.</summary>
    private static readonly TdspProfile Even = LaneRig.Quiet with
    {
        Ams = new AmsProfile(
            "even", TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(1),
            TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), MessagesPerSecond: 1, UnreachableShare: 0, TimeSpan.FromHours(2)),
    };

    [Fact]
    public async Task An_unreachable_meter_is_tried_again_after_1_5_15_30_30_minutes()
    {
        int[] waits = [1, 5, 15, 30, 30];
        TdspProfile tdsp = Even with { Ams = Even.Ams with { MessagesPerSecond = 10_000, UnreachableShare = 0.2, MedianOutage = TimeSpan.FromMinutes(20) } };
        LaneRig rig = new(tdsp);
        AmsNetwork network = new(tdsp.Ams, 7);
        await rig.RunAsync(TimeSpan.FromHours(4), rig.Event(1, 0, 4000, startsIn: 300));
        ILookup<uint, CollectingSink.Row> waitings = rig.Sink.Rows.Where(r => r.Kind == ReportKind.Waiting).ToLookup(r => r.Ordinal);
        int[] met = new int[6];
        foreach (CollectingSink.Row stored in rig.Sink.Rows.Where(r => r.Kind == ReportKind.Stored))
        {
            Eui64 esi = rig.Population.EsiAt((int)stored.Ordinal - 1);
            CollectingSink.Row? waiting = waitings[stored.Ordinal].SingleOrDefault();
            long attempt = waiting?.At ?? stored.At - 1000;
            int failed = 0;
            while (failed < 5 && network.Unreachable(esi, new MarketTime(attempt)))
            {
                attempt += waits[failed++] * 60_000 + 10_000;
            }

            met[failed]++;
            if (failed < 5)
            {
                // One pace interval for each attempt at most, and whole milliseconds.
                Assert.InRange(stored.At - 1000, attempt, attempt + 600 * (failed + 1));
                Assert.Equal(failed > 0, waiting is not null);
            }
        }

        Assert.True(met[0] > 3000 && met[1] > 0 && met[2] > 0 && met[3] > 0 && met[4] > 0, string.Join(' ', met));
    }

    [Fact]
    public async Task A_meter_that_never_answers_is_waited_for_once_and_expires_at_NotAfter()
    {
        LaneRig rig = new(Dark);
        TdspOrder order = rig.Event(1, 0, startsIn: 600);
        await rig.RunAsync(Day, order);
        Assert.Equal([ReportKind.Accepted, ReportKind.Waiting, ReportKind.Expired, ReportKind.OrderOver], rig.Sink.Rows.Select(r => r.Kind));
        Assert.Equal(order.NotAfter.Milliseconds, rig.Sink.Rows[2].At);
        Assert.Equal(order.ReportBy.Milliseconds, rig.Sink.Rows[3].At);
        Assert.Equal(0, rig.Lane.EsisInMemory);
    }

    [Fact]
    public async Task Past_NotAfter_what_waits_expires_then_and_what_is_in_flight_when_it_arrives()
    {
        LaneRig rig = new(Even);
        TdspOrder order = rig.Event(1, 0, targets: 20) with { NotAfter = LaneRig.Start.PlusMilliseconds(15_500) };
        await rig.RunAsync(Day, order);
        var expired = rig.Sink.Rows.Where(r => r.Kind == ReportKind.Expired).ToList();

        // Sent at 1, 2, .. 15 s; those of 1-5 s arrive in time.
        Assert.Equal(5, rig.Sink.Rows.Count(r => r.Kind == ReportKind.Stored));
        Assert.Equal(15, expired.Count);
        Assert.Equal(5, expired.Count(r => r.At == order.NotAfter.Milliseconds));
        Assert.Equal(10, expired.Count(r => r.At >= LaneRig.Start.Milliseconds + 15_900 && r.At <= LaneRig.Start.Milliseconds + 25_100));
        Assert.Equal(0, rig.Lane.EsisInMemory);
    }

    [Fact]
    public async Task An_order_that_is_too_late_on_arrival_is_accepted_and_expires()
    {
        LaneRig rig = new(Even);
        TdspOrder order = rig.Event(1, 1) with { NotAfter = LaneRig.Start };
        await rig.RunAsync(Day, order);
        Assert.Equal([ReportKind.Accepted, ReportKind.Expired, ReportKind.OrderOver], rig.Sink.Rows.Select(r => r.Kind));
        Assert.Equal(rig.Sink.Rows[0].At, rig.Sink.Rows[1].At);
    }

    [Fact]
    public async Task Orders_for_one_ESI_arrive_in_the_order_they_entered_whatever_their_priority()
    {
        LaneRig rig = new();
        OrderPriority[] priorities = [OrderPriority.Low, OrderPriority.High, OrderPriority.Medium, OrderPriority.High, OrderPriority.Low];
        TdspOrder[] orders = [.. priorities.Select((p, i) => rig.Event((uint)(i + 1), 0, 30, p, startsIn: 600 + 100 * i))];
        await rig.RunAsync(Day, orders);
        foreach (var esi in rig.Sink.Rows.Where(r => r.Kind == ReportKind.Stored).GroupBy(r => r.Ordinal))
        {
            Assert.Equal([1u, 2u, 3u, 4u, 5u], esi.OrderBy(r => r.At).Select(r => r.Order));
        }

        Assert.Equal(150, rig.Sink.Rows.Count(r => r.Kind == ReportKind.Stored));
    }

    [Fact]
    public async Task While_paced_high_goes_before_medium_before_low_and_equal_ones_in_turn()
    {
        LaneRig rig = new(Even);
        await rig.RunAsync(
            Day,
            rig.Event(1, 0, 20, OrderPriority.Low, from: 0, startsIn: 600),
            rig.Event(2, 0, 10, OrderPriority.Medium, from: 100, startsIn: 600),
            rig.Event(3, 0, 10, OrderPriority.High, from: 200, startsIn: 600));
        uint[] stored = [.. rig.Sink.Rows.Where(r => r.Kind == ReportKind.Stored).Select(r => r.Order)];
        Assert.Equal([.. Enumerable.Repeat(3u, 10), .. Enumerable.Repeat(2u, 10), .. Enumerable.Repeat(1u, 20)], stored);
        Assert.Equal(
            Enumerable.Range(1, 20).Select(i => (uint)i),
            rig.Sink.Rows.Where(r => r is { Order: 1, Kind: ReportKind.Stored }).Select(r => r.Ordinal));
    }

    [Fact]
    public async Task Unknown_ESIs_and_devices_and_bodies_are_told()
    {
        LaneRig rig = new(Even);
        Eui64 esi = rig.Population.EsiAt(0);
        Eui64 foreign = rig.Population.DeviceAt(1, 0).Address;
        TdspOrder order = rig.Event(1, 0) with
        {
            Targets = new OrderTarget[] { new(1, new Eui64(5), default), new(2, esi, foreign), new(3, esi, rig.Population.DeviceAt(0, 0).Address) },
        };
        await rig.RunAsync(Day, order, rig.Event(2, 0) with { Body = new SendCommand(0x0700, 0, new byte[4]) });
        Assert.Equal([(1u, 1u), (1u, 2u), (2u, 1u)], rig.Sink.Rows.Where(r => r.Kind == ReportKind.Unknown).Select(r => (r.Order, r.Ordinal)).Order());
        Assert.Equal([3u], rig.Sink.Rows.Where(r => r is { Order: 1, Kind: ReportKind.Accepted or ReportKind.Stored }).Select(r => r.Ordinal).Distinct());
        Assert.Equal(1u, rig.Sink.Rows.Single(r => r.Kind == ReportKind.Stored).Argument);
        Assert.Equal(0, rig.Lane.EsisInMemory);
    }

    [Fact]
    public async Task OrderOver_comes_once_at_ReportBy_though_the_order_is_sent_again()
    {
        LaneRig rig = new(Even);
        TdspOrder[] orders = [rig.Event(1, 0), rig.Event(1, 1), rig.Event(2, 2, from: 3, startsIn: 100)];
        await rig.RunAsync(Day, orders);
        Assert.Equal(
            [(1u, orders[0].ReportBy.Milliseconds), (2u, orders[2].ReportBy.Milliseconds)],
            rig.Sink.Rows.Where(r => r.Kind == ReportKind.OrderOver).Select(r => (r.Order, r.At)));
        Assert.Single(rig.Sink.Rows, r => r is { Order: 1, Kind: ReportKind.Accepted });
        Assert.Equal(0, rig.Lane.OrdersInMemory);
    }
}
