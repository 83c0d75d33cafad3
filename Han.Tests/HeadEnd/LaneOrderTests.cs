using DeviceEmulator.Devices;
using DeviceEmulator.Time;
using HeadEnd.Simulator.Ams;
using HeadEnd.Simulator.Link;
using HeadEnd.Simulator.Tdsp;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;

namespace Han.Tests.HeadEnd;

/// <summary>Order, priority, withdrawal and NotAfter together: what may never happen on the way to a meter.</summary>
public sealed class LaneOrderTests
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    /// <summary>Slow enough that orders overtake each other, with meters that are out for half an hour.</summary>
    private static readonly TdspProfile Slow = LaneRig.Quiet with
    {
        Ams = AmsProfile.Mesh with { MessagesPerSecond = 2, UnreachableShare = 0.2, MedianOutage = TimeSpan.FromMinutes(30) },
    };

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(40)]
    [InlineData(90)]
    [InlineData(200)]
    [InlineData(1200)]
    public async Task A_low_event_followed_by_a_high_cancel_is_never_left_running(int secondsLater)
    {
        const int Targets = 150;
        foreach (bool all in new[] { false, true })
        {
            LaneRig rig = new(Slow, size: 2000);
            MarketTime later = LaneRig.Start.Plus(TimeSpan.FromSeconds(secondsLater));
            TdspOrder low = Running(rig, 1, LaneRig.Start, Targets);
            TdspOrder traffic = rig.Event(2, 0, 200, OrderPriority.Medium, from: 500);
            TdspOrder cancel = rig.Order(
                3, later, LaneRig.Start.Plus(TimeSpan.FromHours(9)), OrderPriority.High, (byte)(all ? 2 : 1),
                all ? LaneRig.Payload(new CancelAllLoadControlEvents(CancelControl.EndAtOnce))
                    : LaneRig.Payload(new CancelLoadControlEvent(1, DeviceClass.All, 0, CancelControl.EndAtOnce, SepTime.Now)), Targets, 0);
            await rig.RunAsync(Day, low, traffic, cancel);

            LedgerEntry[] ran = [.. rig.Ledger.ToArray().Where(e => e.IssuerEventId == 1)];
            Assert.All(ran, e => Assert.Equal(LedgerOutcome.Cancelled, e.Outcome));
            uint[] withdrawn = [.. rig.Sink.Rows.Where(r => r is { Order: 3, Kind: ReportKind.Withdrawn }).Select(r => r.Ordinal)];
            uint[] delivered = [.. rig.Sink.Rows.Where(r => r is { Order: 1, Kind: ReportKind.Stored }).Select(r => r.Ordinal)];
            Assert.Empty(withdrawn.Intersect(delivered));
            Assert.Equal(Targets, withdrawn.Length + delivered.Length);
            Assert.Equal(delivered.Length, ran.Length);
            Assert.Equal(0, rig.Lane.EsisInMemory);
        }
    }

    [Fact]
    public async Task A_paused_lane_expires_what_is_too_late_and_sends_the_rest_afterwards()
    {
        MarketTime resumed = LaneRig.Start.Plus(TimeSpan.FromHours(2));
        LaneRig rig = new(LaneRig.Quiet with { Pauses = [new Pause(LaneRig.Start, resumed)] });
        TdspOrder late = rig.Event(1, 0, 20, startsIn: 30, duration: 60);
        TdspOrder inTime = rig.Event(2, 0, 20, from: 20, startsIn: 30, duration: 240);
        await rig.RunAsync(Day, late, inTime);

        Assert.Equal(20, rig.Sink.Rows.Count(r => r is { Order: 1, Kind: ReportKind.Accepted }));
        Assert.All(rig.Sink.Rows.Where(r => r is { Order: 1, Kind: ReportKind.Expired }), r => Assert.Equal(late.NotAfter.Milliseconds, r.At));
        Assert.Equal(20, rig.Sink.Rows.Count(r => r is { Order: 1, Kind: ReportKind.Expired }));
        Assert.DoesNotContain(rig.Sink.Rows, r => r is { Order: 1, Kind: ReportKind.Stored });
        Assert.All(rig.Sink.Rows.Where(r => r is { Order: 2, Kind: ReportKind.Stored }), r => Assert.True(r.At >= resumed.Milliseconds));
        Assert.Equal(20, rig.Sink.Rows.Count(r => r is { Order: 2, Kind: ReportKind.Stored }));
    }

    [Fact]
    public async Task Pauses_that_overlap_are_one()
    {
        MarketTime[] at = [.. new[] { 0, 10, 20, 30, 40 }.Select(m => LaneRig.Start.Plus(TimeSpan.FromMinutes(m)))];
        LaneRig rig = new(LaneRig.Quiet with { Pauses = [new Pause(at[1], at[4]), new Pause(at[0], at[2]), new Pause(at[1], at[3])] });
        await rig.RunAsync(Day, rig.Event(1, 0, 20, startsIn: 300));
        long[] stored = [.. rig.Sink.Rows.Where(r => r.Kind == ReportKind.Stored).Select(r => r.At)];
        Assert.Equal(20, stored.Length);
        Assert.All(stored, s => Assert.True(s >= at[4].Milliseconds));
        Assert.True(stored.Min() < at[4].Plus(TimeSpan.FromMinutes(5)).Milliseconds);
    }

    [Fact]
    public async Task What_was_now_when_it_was_sent_and_comes_late_begins_at_once_and_keeps_its_end()
    {
        MarketTime resumed = LaneRig.Start.Plus(TimeSpan.FromMinutes(40));
        LaneRig rig = new(LaneRig.Quiet with { Pauses = [new Pause(LaneRig.Start, resumed)] });
        await rig.RunAsync(Day, Running(rig, 1, LaneRig.Start, 20));
        LedgerEntry[] entries = rig.Ledger.ToArray();
        Assert.Equal(20, entries.Length);
        Assert.All(entries, e =>
        {
            Assert.True(e.ReceivedAt >= resumed);
            Assert.Equal(e.ReceivedAt, e.StartedAt);
            Assert.Equal(LaneRig.Start.Plus(TimeSpan.FromMinutes(180)), e.EndedAt);
            Assert.Equal(LedgerOutcome.Completed, e.Outcome);
        });
    }

    [Fact]
    public async Task An_event_withdrawn_from_a_meter_that_does_not_answer_lets_the_next_one_go()
    {
        LaneRig rig = new(LaneRig.Quiet with { Pauses = [new Pause(LaneRig.Start, LaneRig.Start.Plus(TimeSpan.FromMinutes(10)))] });
        TdspOrder next = rig.Event(3, 2, 5, startsIn: 120);
        await rig.RunAsync(Day, rig.Event(1, 0, 5, startsIn: 120), rig.Cancel(2, 1, 1, 5), next);
        Assert.Equal(5, rig.Sink.Rows.Count(r => r is { Order: 2, Kind: ReportKind.Withdrawn }));
        Assert.Equal(5, rig.Sink.Rows.Count(r => r is { Order: 3, Kind: ReportKind.Stored }));
        Assert.DoesNotContain(rig.Sink.Rows, r => r is { Order: 1, Kind: ReportKind.Stored });
    }

    /// <summary>An event that runs from its acceptance on, three hours long, without randomisation.</summary>
    private static TdspOrder Running(LaneRig rig, uint id, MarketTime at, int targets)
    {
        LoadControlEvent e = new(
            id, DeviceClass.All, 0, at.ToSep(), 180, CriticalityLevel.Level1, 20, 20, short.MinValue, short.MinValue, -128, 255, EventControl.None);
        return rig.Order(id, at, at.Plus(TimeSpan.FromMinutes(180)), OrderPriority.Low, 0, LaneRig.Payload(e), targets, 0);
    }
}
