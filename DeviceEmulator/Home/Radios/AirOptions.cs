namespace DeviceEmulator.Home.Radios;

/// <summary>What the air between the nodes of a home is like. Shares between 0 and 1.</summary>
/// <param name="Loss">
/// Of the frames, those that a receiver does not hear. At application fidelity an ASDU and its acknowledgement are such frames, each tried
/// <see cref="TroubledAps.Tries"/> times.
/// </param>
/// <param name="Duplication">Of the frames, those that are heard twice. At radio fidelity only.</param>
/// <param name="Corruption">Of the frames, those that come through damaged. At radio fidelity only.</param>
/// <param name="Reordering">Of the frames, those that are held back so that others overtake them. At radio fidelity only.</param>
public readonly record struct AirOptions(double Loss = 0, double Duplication = 0, double Corruption = 0, double Reordering = 0)
{
    /// <summary>Milliseconds that a frame is under way at most: as many as <see cref="Node.RadioTiming.OnDelayedAir"/> is made for.</summary>
    public const int LongestDelay = 100;

    /// <summary>Milliseconds by which every frame is late at least, 0 to <see cref="LongestDelay"/>. At radio fidelity only, as the two below.</summary>
    public int LeastDelay { get; init; }

    /// <summary>Milliseconds by which a frame is late at most, from the least to <see cref="LongestDelay"/>; evenly drawn.</summary>
    public int MostDelay { get; init; }

    /// <summary>When which channels are jammed; null for never.</summary>
    public IReadOnlyList<AirJam>? Jams { get; init; }

    /// <summary>Whether somebody beyond a socket takes part, whose MAC acknowledgements come late.</summary>
    public bool IsShared { get; init; }
}
