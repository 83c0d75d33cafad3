namespace HeadEnd.Simulator.Tdsp;

/// <summary>How a TDSP lets devices join, and how emulated ones do it.</summary>
/// <param name="Window">How long an ESI lets a provisioned device in; Landis+Gyr: 1 to 30 days.</param>
/// <param name="RemoveWithin">How long the head-end tries to reach the meter of a device that is to be removed.</param>
/// <param name="PoweredShare">Of the provisioned devices, those that somebody switches on; the others never join. 0 to 1.</param>
/// <param name="MedianJoin">Half of those that are on have joined and established their keys so long after the meter was ready: they scan every minute.</param>
/// <param name="Join95">95 of 100 have.</param>
public sealed record JoinProfile(TimeSpan Window, TimeSpan RemoveWithin, double PoweredShare, TimeSpan MedianJoin, TimeSpan Join95)
{
    public static JoinProfile Default { get; } =
        new(TimeSpan.FromDays(30), TimeSpan.FromDays(7), 0.9, TimeSpan.FromSeconds(25), TimeSpan.FromSeconds(80));
}
