using DeviceEmulator.Time;
using Han.Gateway.MessagingLog;
using Han.Gateway.Requests;
using HeadEnd.Simulator.Link;
using Microsoft.Extensions.Logging.Abstractions;
using Sep.Codec.Types;

namespace Han.Tests.MessagingLog;

/// <summary>Reports that come when their order is over, and no longer meet a target that would judge their number.</summary>
public sealed class ReportKeyTests
{
    [Theory]
    [InlineData(16_383, 131_071, true)]
    [InlineData(16_384, 1, false)]
    [InlineData(0, 131_072, false)]
    [InlineData(0, LogRow.GatewaySequence, false)]
    [InlineData(0, uint.MaxValue, false)]
    public void A_report_that_the_log_has_no_key_for_is_left_out(uint ordinal, uint sequence, bool logged)
    {
        var targets = new OpenTargets(new AllOver(), new NoDevices(), new DeliveryCounters(), NullLogger.Instance);
        var rows = new List<LogRow>();
        targets.Apply(new TdspReport(1, ordinal, sequence, ReportKind.Accepted, new MarketTime(5), new Eui64(6), 0, default), rows);
        Assert.Equal(logged ? [(ordinal, sequence)] : [], rows.Select(r => (r.Ordinal, r.Sequence)));
    }

    private sealed class AllOver : IRequestLookup
    {
        public long? RequestOfEvent(uint eventId) => null;

        public string DunsOf(long request) => "";

        public OpenOrder? OrderOf(uint orderId) => new(
            new TdspOrder(
                orderId, "r", OrderPriority.Low, default, default, default, new SendCommand(0x0701, 0, default),
                new[] { new OrderTarget(0, new Eui64(9), default), new OrderTarget(16_383, new Eui64(9), default), new OrderTarget(16_384, new Eui64(9), default) }),
            "Oncor", 1, "", EventCategory.LCE, null, new byte[1])
        {
            IsOver = true,
        };
    }
}
