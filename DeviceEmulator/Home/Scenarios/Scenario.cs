using DeviceEmulator.Home.Radios;
using DeviceEmulator.Time;

namespace DeviceEmulator.Home.Scenarios;

/// <summary>A home and what happens to it, as a scenario file says.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Start">When the home comes up.</param>
/// <param name="Home">The home.</param>
/// <param name="Steps">What happens, in order; none: somebody types.</param>
public sealed record Scenario(string Title, MarketTime Start, HomeOptions Home, IReadOnlyList<ScenarioStep> Steps)
{
    public HomeFidelity Fidelity { get; init; }

    /// <summary>How many times faster than the clock on the wall; 0: as fast as it goes.</summary>
    public double Speed { get; init; } = 1;

    public AirOptions Air { get; init; }

    /// <summary>The file that the frames are written to; null for none.</summary>
    public string? Capture { get; init; }
}
