using DeviceEmulator.Profile;
using HeadEnd.Simulator.Ams;
using HeadEnd.Simulator.Link;
using HeadEnd.Simulator.Tdsp;
using Sep.Codec.Clusters.Drlc;

namespace Han.Tests.HeadEnd;

public sealed class LaneCancelTests
{
    private static readonly TdspProfile Slow = LaneRig.Quiet with
    {
        Ams = new AmsProfile(
            "slow", TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(1),
            TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), MessagesPerSecond: 1, UnreachableShare: 0, TimeSpan.FromHours(2)),
    };

    [Fact]
    public async Task A_withdrawal_says_whether_the_cancel_goes_on()
    {
        // Sent at 1, 2, 3 .. s: the cancel at 5.5 s finds the first five on their way and withdraws the others.
        LaneRig rig = new(Slow);
        TdspOrder cancel = rig.Cancel(2, 1, 0, 10) with { EnteredAt = LaneRig.Start.PlusMilliseconds(5_500) };
        await rig.RunAsync(TimeSpan.FromHours(24), rig.Event(1, 0, 10), cancel);
        var withdrawn = rig.Sink.Rows.Where(r => r.Kind == ReportKind.Withdrawn).ToList();
        Assert.Equal([6u, 7u, 8u, 9u, 10u], withdrawn.Select(r => r.Ordinal).Order());
        Assert.All(withdrawn, r => Assert.Equal((2u, 1u, "00"), (r.Order, r.Argument, r.Frame)));
        Assert.Equal([1u, 2u, 3u, 4u, 5u], rig.Sink.Rows.Where(r => r is { Order: 2, Kind: ReportKind.Stored }).Select(r => r.Ordinal).Order());
        Assert.Equal([1u, 2u, 3u, 4u, 5u], rig.Sink.Rows.Where(r => r is { Order: 1, Kind: ReportKind.Stored }).Select(r => r.Ordinal).Order());
        Assert.Equal(0, rig.Lane.EsisInMemory);
    }

    [Fact]
    public async Task A_cancel_all_that_withdraws_one_event_goes_on_to_the_other()
    {
        LaneRig rig = new(Slow);
        TdspOrder all = rig.Order(
            3, LaneRig.Start.PlusMilliseconds(60_500), LaneRig.Start.Plus(TimeSpan.FromHours(9)), OrderPriority.Low, 2,
            LaneRig.Payload(new CancelAllLoadControlEvents(CancelControl.EndAtOnce)), 1, 0);
        TdspOrder second = rig.Event(2, 1, startsIn: 300);
        await rig.RunAsync(TimeSpan.FromHours(24), rig.Event(1, 0), second, all);
        CollectingSink.Row withdrawn = Assert.Single(rig.Sink.Rows, r => r.Kind == ReportKind.Withdrawn);
        Assert.Equal((3u, 2u, "01"), (withdrawn.Order, withdrawn.Argument, withdrawn.Frame));
        Assert.Single(rig.Sink.Rows, r => r is { Order: 3, Status: EventStatus.Cancelled });
        Assert.DoesNotContain(rig.Sink.Rows, r => r is { Order: 2, Kind: ReportKind.Stored });
    }

    [Theory]
    [InlineData(OrderPriority.High, true)]
    [InlineData(OrderPriority.Low, false)]
    public async Task A_cancel_is_as_urgent_as_the_event_that_the_ESI_holds(OrderPriority priority, bool first)
    {
        LaneRig rig = new(Slow);
        await rig.RunAsync(
            TimeSpan.FromHours(24), rig.Event(1, 0, 1, priority, startsIn: 600), rig.Event(2, 5, 50, OrderPriority.Medium, from: 10, startsIn: 600),
            rig.Cancel(3, 1, 5));
        long cancelled = rig.Sink.Rows.Single(r => r is { Order: 3, Kind: ReportKind.Stored }).At;
        int before = rig.Sink.Rows.Count(r => r is { Order: 2, Kind: ReportKind.Stored } && r.At < cancelled);
        Assert.InRange(before, first ? 0 : 50, first ? 1 : 50);
    }

    [Fact]
    public async Task A_cancel_all_is_as_urgent_as_the_most_urgent_of_all_events_that_the_ESI_holds()
    {
        // The urgent one is the oldest of forty, which the device takes no part in.
        LaneRig rig = new(Slow with { Interpretation = new Interpretation { ServerEventCapacity = 40 } });
        List<TdspOrder> orders = [];
        for (uint id = 1; id <= 40; id++)
        {
            byte[] foreign = LaneRig.Payload(DeviceEmulator.HanRig.Event(id, 600) with { DeviceClass = DeviceClass.GenerationSystems });
            OrderPriority priority = id == 1 ? OrderPriority.High : OrderPriority.Low;
            orders.Add(rig.Event(id, 0, 1, priority) with { Body = new SendCommand(0x0701, 0, foreign) });
        }

        orders.Add(rig.Event(50, 20, 50, OrderPriority.Medium, from: 10, startsIn: 600));
        orders.Add(rig.Order(
            51, LaneRig.Start.Plus(TimeSpan.FromMinutes(20)), LaneRig.Start.Plus(TimeSpan.FromHours(20)), OrderPriority.Low, 2,
            LaneRig.Payload(new CancelAllLoadControlEvents(CancelControl.EndAtOnce)), 1, 0));
        await rig.RunAsync(TimeSpan.FromHours(48), [.. orders]);
        long cancelled = rig.Sink.Rows.Single(r => r is { Order: 51, Kind: ReportKind.Stored }).At;
        Assert.InRange(rig.Sink.Rows.Count(r => r is { Order: 50, Kind: ReportKind.Stored } && r.At < cancelled), 0, 1);
    }
}
