using DeviceEmulator.Time;
using Han.Gateway.Routing;
using HeadEnd.Simulator.Link;

namespace Han.Gateway.Provisioning;

/// <summary>A checked request about one device that waits for its moment.</summary>
/// <param name="Device">As it is before.</param>
/// <param name="Trigger">What the request does to it.</param>
/// <param name="Body">The order, made of the moment until which the head-end tries.</param>
/// <param name="Within">How long the head-end tries.</param>
/// <param name="SlotsOfBase">Slots that devices of the register's base take, of which no request has spoken.</param>
internal sealed record DeviceDraft(
    HanDevice Device, Tdsp Tdsp, DeviceTrigger Trigger, Func<MarketTime, OrderBody> Body, TimeSpan Within, int SlotsOfBase)
{
    /// <summary>What the caller said of it, or null.</summary>
    public string? Note { get; init; }
}
