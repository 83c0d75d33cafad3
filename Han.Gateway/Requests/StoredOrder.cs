using DeviceEmulator.Time;
using Han.Gateway.MessagingLog;

namespace Han.Gateway.Requests;

/// <summary>An order as it lies in the store, for replay and for taking up the open targets again.</summary>
public sealed record StoredOrder(
    uint OrderId, long Request, string Duns, EventCategory Category, uint? EventId, string Tdsp, MarketTime EnteredAt, MarketTime ReportBy, bool IsOver,
    byte[] Closed, byte[] Wire);
