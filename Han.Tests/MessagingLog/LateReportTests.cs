using DeviceEmulator.Time;
using Han.Gateway.MessagingLog;
using Han.Gateway.Requests;
using HeadEnd.Simulator.Link;
using Microsoft.Extensions.Logging.Abstractions;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;
using static Han.Tests.MessagingLog.LoadControlOrder;

namespace Han.Tests.MessagingLog;

/// <summary>A report that comes when its order is over says as much as one in time.</summary>
public sealed class LateReportTests
{
    private static readonly Eui64 Device = new(5);

    private readonly OpenTargets _targets;
    private readonly List<LogRow> _rows = [];

    public LateReportTests() => _targets = new OpenTargets(new Stored(), new NoDevices(), new DeliveryCounters(), NullLogger.Instance);

    [Fact]
    public void A_cancelled_event_of_somebody_else_is_told_to_its_owner()
    {
        OpenOrder order = LoadControlOrder.Open(1, 10, "owner", EventCategory.LCE, EventId);
        _targets.Add(order);
        _targets.Apply(new TdspReport(1, 1, 1, ReportKind.Device, Now, Device, 0, LoadControlOrder.Report(EventStatus.Received)), _rows);
        _rows.Clear();

        // Order 2, a cancel-all of another company, is over; it is read from the store.
        _targets.Apply(new TdspReport(2, 1, 4, ReportKind.Device, Now, Device, 0, LoadControlOrder.Report(EventStatus.Cancelled)), _rows);
        LogRow row = Assert.Single(_rows);
        Assert.Equal((LogStatus.OthersCancelled, 10L, 4u), (row.Status, row.About, row.Sequence));
        Assert.True(order.IsClosed(0));
    }

    [Fact]
    public void Within_the_commit_that_ends_the_order_it_is_the_same()
    {
        _targets.Add(LoadControlOrder.Open(1, 10, "owner", EventCategory.LCE, EventId));
        _targets.Add(LoadControlOrder.Open(3, 30, "other", EventCategory.CAL, null));
        _targets.Apply(new TdspReport(3, 0, 1, ReportKind.OrderOver, Now, default, 0, default), _rows);
        _rows.Clear();
        _targets.Apply(new TdspReport(3, 1, 1, ReportKind.Device, Now, Device, 0, LoadControlOrder.Report(EventStatus.Cancelled)), _rows);
        Assert.Equal((LogStatus.OthersCancelled, 10L), (Assert.Single(_rows).Status, _rows[0].About));
    }

    [Fact]
    public void One_for_an_order_or_address_that_does_not_exist_is_left_out()
    {
        _targets.Apply(new TdspReport(2, 9, 1, ReportKind.Accepted, Now, default, 0, default), _rows);
        _targets.Apply(new TdspReport(8, 1, 1, ReportKind.Accepted, Now, default, 0, default), _rows);
        Assert.Empty(_rows);
    }

    private sealed class Stored : IRequestLookup
    {
        public long? RequestOfEvent(uint eventId) => eventId == EventId ? 10 : null;

        public string DunsOf(long request) => request == 10 ? "owner" : "other";

        public OpenOrder? OrderOf(uint orderId)
        {
            OpenOrder? order = orderId == 2 ? LoadControlOrder.Open(2, 20, "other", EventCategory.CAL, null) : null;
            if (order is not null)
            {
                order.IsOver = true;
            }

            return order;
        }
    }
}
