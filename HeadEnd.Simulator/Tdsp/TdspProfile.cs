using DeviceEmulator.Profile;
using HeadEnd.Simulator.Ams;

namespace HeadEnd.Simulator.Tdsp;

/// <summary>One transmission and distribution service provider, as data.</summary>
/// <param name="Name">As it is written in configuration and logs.</param>
/// <param name="Ams">Its metering network.</param>
public sealed record TdspProfile(string Name, AmsProfile Ams)
{
    /// <summary>How its ESIs, and the devices at them, read what the profile leaves open.</summary>
    public Interpretation Interpretation { get; init; } = Interpretation.Default;

    /// <summary>The revision of the profile that its networks follow.</summary>
    public SepRevision Revision { get; init; }
}
