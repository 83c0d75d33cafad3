using DeviceEmulator.Time;
using Han.Gateway.MessagingLog;
using Han.Gateway.Requests;
using HeadEnd.Simulator.Link;
using Microsoft.Extensions.Logging.Abstractions;
using Sep.Codec.Types;

namespace Han.Tests.MessagingLog;

public sealed class SettledCancelTests
{
    private static readonly MarketTime Now = new(1_800_000_000_000);
    private static readonly Eui64 Device = new(5);

    private readonly DeliveryCounters _counters = new();
    private readonly List<LogRow> _rows = [];

    [Fact]
    public void What_is_settled_counts_as_answered_and_gives_no_row()
    {
        (OpenTargets targets, OpenOrder order) = Open();
        Take(targets, 1, ReportKind.Stored, 2);
        Take(targets, 2, ReportKind.Settled);
        Assert.False(order.IsClosed(0));
        Take(targets, 2, ReportKind.Settled);
        Assert.False(order.IsClosed(0));
        Take(targets, 3, ReportKind.Settled);
        Assert.True(order.IsClosed(0));
        Assert.Equal([order], targets.Dirty);
        Assert.Equal([LogStatus.Stored], _rows.Select(r => r.Status));
        Assert.Equal((1, 0), (_counters.RepeatedReports, _counters.Gaps));
    }

    [Fact]
    public void After_a_restart_a_number_without_a_row_is_one_that_was_settled()
    {
        (OpenTargets targets, OpenOrder order) = Open();
        targets.Restore(order, new LogRow(1, 1, 1, Now, default, LogStatus.Stored, 3, 0));
        targets.Restore(order, new LogRow(1, 1, 3, Now, Device, LogStatus.InvalidCancel, 0, 0));
        Take(targets, 2, ReportKind.Settled);
        Assert.False(order.IsClosed(0));
        Take(targets, 4, ReportKind.Settled);
        Assert.True(order.IsClosed(0));
        Assert.Empty(_rows);
    }

    [Fact]
    public void What_a_full_ESI_refuses_is_closed_as_failed()
    {
        (OpenTargets targets, OpenOrder order) = Open(EventCategory.LCE);
        Take(targets, 1, ReportKind.Refused);
        Assert.True(order.IsClosed(0));
        Assert.Equal([LogStatus.TableFull], _rows.Select(r => r.Status));
    }

    private (OpenTargets Targets, OpenOrder Order) Open(EventCategory category = EventCategory.CLE)
    {
        var targets = new OpenTargets(new NoRequests(), new NoDevices(), _counters, NullLogger.Instance);
        var order = new OpenOrder(
            new TdspOrder(1, "r", OrderPriority.Low, Now, Now, Now, new SendCommand(0x0701, 1, default), new[] { new OrderTarget(1, new Eui64(9), default) }),
            "Oncor", 1, "1", category, null, new byte[1]);
        targets.Add(order);
        return (targets, order);
    }

    private void Take(OpenTargets targets, uint sequence, ReportKind kind, uint argument = 0) =>
        targets.Apply(new TdspReport(1, 1, sequence, kind, Now, Device, argument, default), _rows);
}
