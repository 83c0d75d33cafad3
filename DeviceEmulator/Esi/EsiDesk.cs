using DeviceEmulator.Profile;
using DeviceEmulator.Time;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Esi;

/// <summary>What the ESIs of one lane share.</summary>
public sealed record EsiDesk(Agenda Agenda, IEsiUplink Uplink)
{
    public Interpretation Interpretation { get; init; } = Interpretation.Default;

    /// <summary>The revision of the profile that the ESIs are of.</summary>
    public SepRevision Revision { get; init; }

    /// <summary>What the ESIs do wrong; of these the event table of one place is theirs.</summary>
    public Faults.Faults Faults { get; init; } = DeviceEmulator.Faults.Faults.None;

    /// <summary>Deliveries of events that an ESI holds.</summary>
    internal int EventCapacity => Faults.Has(DeviceEmulator.Faults.Misbehaviour.EventTableOfOne) ? 1 : Interpretation.ServerEventCapacity;

    internal FramesUnderWay UnderWay { get; } = new();

    internal RoundsDue RoundsDue { get; } = new();

    /// <summary>What one ESI serves besides load control, texts and prices. Null for the ESIs of a population, of which nobody asks more.</summary>
    public EsiServers? Servers { get; init; }
}
