using DeviceEmulator.Home.Radios;

namespace DeviceEmulator.Home.Scenarios;

/// <summary>What is said in place of what a scenario file says; null: the file's.</summary>
/// <param name="Seed">Of everything that chance decides.</param>
/// <param name="Fidelity">How much of the radio exists.</param>
/// <param name="Speed">Times as fast as the clock on the wall; 0: as fast as it goes.</param>
/// <param name="Capture">The file that the frames are written to.</param>
/// <param name="Folder">Where the names of identities and authorities begin: the folder of the file itself.</param>
public sealed record ScenarioOverrides(
    ulong? Seed = null, HomeFidelity? Fidelity = null, double? Speed = null, string? Capture = null, string? Folder = null)
{
    public static ScenarioOverrides None { get; } = new();
}
