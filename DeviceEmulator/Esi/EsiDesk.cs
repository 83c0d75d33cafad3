using DeviceEmulator.Profile;
using DeviceEmulator.Time;

namespace DeviceEmulator.Esi;

/// <summary>What the ESIs of one lane share.</summary>
public sealed record EsiDesk(Agenda Agenda, IEsiUplink Uplink)
{
    public Interpretation Interpretation { get; init; } = Interpretation.Default;
}
