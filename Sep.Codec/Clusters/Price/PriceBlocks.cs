using Sep.Codec.Wire;

namespace Sep.Codec.Clusters.Price;

/// <summary>The third part of a Publish Price: what SE 1.1 appended.</summary>
/// <param name="NumberOfBlockThresholds">How many block thresholds there are; <see cref="NoBlocks"/> without block pricing.</param>
/// <param name="PriceControl">What is wanted of the receiver.</param>
public readonly record struct PriceBlocks(byte NumberOfBlockThresholds, PriceControl PriceControl)
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 2;

    /// <summary>The price does not depend on how much was consumed.</summary>
    public const byte NoBlocks = 0xFF;

    /// <summary>Whether the price depends on how much was consumed.</summary>
    public bool HasBlocks => NumberOfBlockThresholds != NoBlocks;

    internal static PriceBlocks Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Size);
        return new(f.U8(nameof(NumberOfBlockThresholds)), f.Named8<PriceControl>(nameof(PriceControl)));
    }

    internal void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(Size);
        f.U8(NumberOfBlockThresholds);
        f.Named8(PriceControl);
    }
}
