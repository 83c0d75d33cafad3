using DeviceEmulator.Time;
using Han.Gateway.MessagingLog;
using Han.Gateway.Requests;
using HeadEnd.Simulator.Link;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace Han.Tests.MessagingLog;

/// <summary>Orders about one event at one ESI, and what devices report of it.</summary>
internal static class LoadControlOrder
{
    public const uint EventId = 77;

    public static MarketTime Now { get; } = new(1_800_000_000_000);

    public static Eui64 Esi { get; } = new(9);

    /// <param name="eventId">The event; null for a cancel.</param>
    /// <param name="device">The one that is meant; none: all.</param>
    /// <param name="end">When the event is over; null: now.</param>
    /// <param name="isClosed">True for one whose target was closed before a restart.</param>
    public static OpenOrder Open(
        uint id, long request, string duns, EventCategory category, uint? eventId, Eui64 device = default, MarketTime? end = null, bool isClosed = false)
    {
        MarketTime notAfter = end ?? Now;
        return new OpenOrder(
            new TdspOrder(
                id, "r", OrderPriority.Low, Now, notAfter, notAfter.Plus(TimeSpan.FromHours(2)), new SendCommand(0x0701, 0, default),
                new[] { new OrderTarget(1, Esi, device) }),
            "Oncor", request, duns, category, eventId, [(byte)(isClosed ? 1 : 0)]);
    }

    public static byte[] Report(EventStatus status)
    {
        byte[] frame = new byte[80];
        return frame[..ZclFrame.Write(frame, 1, disableDefaultResponse: true, new ReportEventStatus(
            EventId, status, Now.ToSep(), CriticalityLevel.Level1, short.MinValue, short.MinValue, -128, 255, EventControl.None, SignatureType.None,
            EventSignature.None))];
    }
}
