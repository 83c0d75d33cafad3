using DeviceEmulator.Time;

namespace HeadEnd.Simulator.Link;

/// <summary>One command for many ESIs of one TDSP, as it crosses the link.</summary>
/// <param name="OrderId">Unique and rising; with ordinal and sequence the key of every report.</param>
/// <param name="RequestId">The market request behind it, 24 hex digits; carried for people who read both logs.</param>
/// <param name="EnteredAt">The market time at which the order enters the head-end, live and when replayed.</param>
/// <param name="NotAfter">Nothing is delivered after this moment.</param>
/// <param name="ReportBy">When this moment has passed the head-end says <see cref="ReportKind.OrderOver"/>: nothing more need be expected.</param>
public sealed record TdspOrder(
    uint OrderId,
    string RequestId,
    OrderPriority Priority,
    MarketTime EnteredAt,
    MarketTime NotAfter,
    MarketTime ReportBy,
    OrderBody Body,
    ReadOnlyMemory<OrderTarget> Targets);
