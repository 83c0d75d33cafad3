using DeviceEmulator.Time;

namespace DeviceEmulator.Air;

/// <summary>
/// Every frame is heard later than it was transmitted, by evenly drawn times; where they differ by more than the frames are apart, one overtakes another.
/// </summary>
public sealed class Delay : IPathStage
{
    private readonly ulong _seed;
    private readonly int _least;
    private readonly int _most;

    /// <param name="seed">The seed of its chance.</param>
    /// <param name="leastMilliseconds">0 to 60,000.</param>
    /// <param name="mostMilliseconds">From the least to 60,000.</param>
    public Delay(ulong seed, int leastMilliseconds, int mostMilliseconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(leastMilliseconds);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostMilliseconds, leastMilliseconds);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(mostMilliseconds, Longest);
        (_seed, _least, _most) = (seed, leastMilliseconds, mostMilliseconds);
    }

    /// <summary>Milliseconds that a frame may be held back at most.</summary>
    public const int Longest = 60_000;

    public void Pass(ref Passage passage) =>
        passage.Delay(_least + Chance.Below(passage.Draw(_seed, DrawPurpose.AirDelay), _most - _least + 1));
}
