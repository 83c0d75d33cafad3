using DeviceEmulator.Time;
using HeadEnd.Simulator.Link;

namespace Han.Gateway.Requests;

/// <summary>What a cancel needs to know of the event that it names.</summary>
/// <param name="Payload">The event's ZCL payload as sent.</param>
public sealed record StoredEvent(long Number, string RequestId, uint EventId, OrderPriority Priority, MarketTime NotAfter, byte[] Payload);
