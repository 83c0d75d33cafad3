using Sep.Codec.Wire;

namespace Sep.Codec.Zcl;

/// <summary>Discover Attributes: asks which attributes there are.</summary>
/// <param name="StartAttribute">The smallest id of interest.</param>
/// <param name="MaximumAttributes">At most so many are answered.</param>
public readonly record struct DiscoverAttributes(ushort StartAttribute, byte MaximumAttributes) : ISepCommand<DiscoverAttributes>
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 3;

    public static CommandKey Key => CommandKey.ProfileWide(0x0C);

    public static DiscoverAttributes Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Size);
        return new(f.U16(nameof(StartAttribute)), f.U8(nameof(MaximumAttributes)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(Size);
        f.U16(StartAttribute);
        f.U8(MaximumAttributes);
    }
}
