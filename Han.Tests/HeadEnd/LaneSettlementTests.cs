using DeviceEmulator.Profile;
using HeadEnd.Simulator.Link;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;

namespace Han.Tests.HeadEnd;

public sealed class LaneSettlementTests
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    [Fact]
    public async Task A_cancel_that_a_device_takes_no_notice_of_is_settled_on_the_link()
    {
        LaneRig rig = new(LaneRig.Quiet with { Interpretation = new Interpretation { CancelScopeMismatch = CancelScopeMismatch.Ignore } });
        byte[] cancel = LaneRig.Payload(new CancelLoadControlEvent(1, DeviceClass.GenerationSystems, 0, CancelControl.EndAtOnce, SepTime.Now));
        await rig.RunAsync(
            Day, rig.Event(1, 0),
            rig.Order(2, LaneRig.Start.Plus(TimeSpan.FromMinutes(30)), LaneRig.Start.Plus(TimeSpan.FromHours(20)), OrderPriority.Low, 1, cancel, 1, 0));
        CollectingSink.Row[] rows = [.. rig.Sink.Rows.Where(r => r.Order == 2)];
        Assert.Equal([ReportKind.Accepted, ReportKind.Stored, ReportKind.Settled, ReportKind.OrderOver], rows.Select(r => r.Kind));
        Assert.Equal((1u, 3u, false, ""), (rows[1].Argument, rows[2].Sequence, rows[2].Device.IsNone, rows[2].Frame));
        Assert.Contains(rig.Sink.Rows, r => r is { Order: 1, Status: EventStatus.Completed });
    }

    [Fact]
    public async Task A_full_ESI_refuses_on_the_link()
    {
        LaneRig rig = new(LaneRig.Quiet with { Interpretation = new Interpretation { ServerEventCapacity = 2 } });
        await rig.RunAsync(Day, rig.Event(1, 0), rig.Event(2, 10, startsIn: 200), rig.Event(3, 20, startsIn: 400), rig.Event(4, 300));
        Assert.Equal([3u], rig.Sink.Rows.Where(r => r.Kind == ReportKind.Refused).Select(r => r.Order));
        Assert.Equal([1u, 2u, 4u], rig.Sink.Rows.Where(r => r.Status == EventStatus.Completed).Select(r => r.Order).Order());
    }
}
