namespace HeadEnd.Simulator.Tdsp;

/// <summary>How a TDSP lets devices join, and how emulated ones do it.</summary>
/// <param name="Window">How long an ESI lets a provisioned device in; Landis+Gyr: 1 to 30 days.</param>
/// <param name="RemoveWithin">How long the head-end tries to reach the meter of a device that is to be removed.</param>
/// <param name="PoweredShare">Of the provisioned devices, those that somebody switches on; the others never join. 0 to 1.</param>
/// <param name="MedianJoin">Half of those that are on have joined and established their keys so long after the meter was ready: they scan every minute.</param>
/// <param name="Join95">95 of 100 have.</param>
public sealed record JoinProfile(TimeSpan Window, TimeSpan RemoveWithin, double PoweredShare, TimeSpan MedianJoin, TimeSpan Join95)
{
    /// <summary>When the meter is replaced: of the devices that were joined, those that look for the new one only after somebody has switched them off and on. 0 to 1.</summary>
    public double PowerCycleShare { get; init; } = DefaultPowerCycleShare;

    /// <summary>Half of those are switched off and on within this time.</summary>
    public TimeSpan MedianPowerCycle { get; init; } = TimeSpan.FromDays(1);

    /// <summary>95 of 100 are; who is not by the end of the join window stays out.</summary>
    public TimeSpan PowerCycle95 { get; init; } = TimeSpan.FromDays(10);

    public const double DefaultPowerCycleShare = 0.2;

    public static JoinProfile Default { get; } =
        new(TimeSpan.FromDays(30), TimeSpan.FromDays(7), 0.9, TimeSpan.FromSeconds(25), TimeSpan.FromSeconds(80));
}
