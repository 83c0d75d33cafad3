using DeviceEmulator.Time;

namespace DeviceEmulator.Air;

/// <summary>A share of the frames is held back, so that those behind overtake them.</summary>
public sealed class Reordering : IPathStage
{
    private readonly ulong _seed;
    private readonly double _probability;
    private readonly int _milliseconds;

    /// <param name="seed">The seed of its chance.</param>
    /// <param name="probability">The share, 0 to 1.</param>
    /// <param name="milliseconds">How long they are held back, 1 to <see cref="Delay.Longest"/>.</param>
    public Reordering(ulong seed, double probability, int milliseconds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(milliseconds, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(milliseconds, Delay.Longest);
        (_seed, _probability, _milliseconds) = (seed, Share.Validated(probability), milliseconds);
    }

    public void Pass(ref Passage passage)
    {
        if (passage.Happens(_probability, _seed, DrawPurpose.AirReordering))
        {
            passage.Delay(_milliseconds);
        }
    }
}
