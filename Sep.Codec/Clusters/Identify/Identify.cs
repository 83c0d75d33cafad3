using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Identify;

/// <summary>Identify: the device is to show itself to somebody beside it, say by a blinking light.</summary>
/// <param name="IdentifyTimeSeconds">For so many seconds; 0 ends it.</param>
public readonly record struct Identify(ushort IdentifyTimeSeconds) : ISepCommand<Identify>
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 2;

    public static CommandKey Key => CommandKey.Specific(ClusterId.Identify, 0x00, Direction.ClientToServer);

    public static Identify Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Size);
        return new(f.U16(nameof(IdentifyTimeSeconds)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(Size);
        f.U16(IdentifyTimeSeconds);
    }
}
