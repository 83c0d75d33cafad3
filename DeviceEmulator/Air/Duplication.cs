using DeviceEmulator.Time;

namespace DeviceEmulator.Air;

/// <summary>A share of the frames is heard twice.</summary>
public sealed class Duplication : IPathStage
{
    private readonly ulong _seed;
    private readonly double _probability;
    private readonly int _milliseconds;

    /// <param name="seed">The seed of its chance.</param>
    /// <param name="probability">The share, 0 to 1.</param>
    /// <param name="milliseconds">How long after the first time, 1 to <see cref="Delay.Longest"/>.</param>
    public Duplication(ulong seed, double probability, int milliseconds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(milliseconds, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(milliseconds, Delay.Longest);
        (_seed, _probability, _milliseconds) = (seed, Share.Validated(probability), milliseconds);
    }

    public void Pass(ref Passage passage)
    {
        if (passage.Happens(_probability, _seed, DrawPurpose.AirDuplication))
        {
            passage.Repeat(_milliseconds);
        }
    }
}
