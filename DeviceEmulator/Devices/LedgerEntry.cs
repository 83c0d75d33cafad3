using DeviceEmulator.Time;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;

namespace DeviceEmulator.Devices;

/// <summary>What one device did with one event, whatever was reported of it. A default time means that it did not come to that.</summary>
public struct LedgerEntry
{
    public Eui64 Esi { get; set; }
    public Eui64 Device { get; set; }
    public uint IssuerEventId { get; set; }
    public MarketTime ReceivedAt { get; set; }
    public MarketTime StartedAt { get; set; }
    public MarketTime EndedAt { get; set; }
    public LedgerOutcome Outcome { get; set; }

    /// <summary>Why the event was refused, where <see cref="Outcome"/> is Rejected.</summary>
    public EventStatus RejectedWith { get; set; }

    /// <summary>The user had opted out when the event began.</summary>
    public bool OptedOutAtStart { get; set; }

    /// <summary>Opt-outs after the event began.</summary>
    public ushort OptOuts { get; set; }

    /// <summary>Opt-ins after the event began.</summary>
    public ushort OptIns { get; set; }
    public CriticalityLevel Criticality { get; set; }

    /// <summary>The last control that the device really applied.</summary>
    public AppliedControl Applied { get; set; }
}
