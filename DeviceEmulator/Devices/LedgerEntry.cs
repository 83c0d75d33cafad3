using DeviceEmulator.Time;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;

namespace DeviceEmulator.Devices;

/// <summary>What one device did with one event, whatever was reported of it. A default time means that it did not come to that.</summary>
public struct LedgerEntry
{
    public Eui64 Esi;
    public Eui64 Device;
    public uint IssuerEventId;
    public MarketTime ReceivedAt;
    public MarketTime StartedAt;
    public MarketTime EndedAt;
    public LedgerOutcome Outcome;

    /// <summary>Why the event was refused, where <see cref="Outcome"/> is Rejected.</summary>
    public EventStatus RejectedWith;

    /// <summary>The user had opted out when the event began.</summary>
    public bool OptedOutAtStart;

    /// <summary>Opt-outs and opt-ins after the event began.</summary>
    public ushort OptOuts;
    public ushort OptIns;
    public CriticalityLevel Criticality;

    /// <summary>The last control that the device really applied.</summary>
    public AppliedControl Applied;
}
