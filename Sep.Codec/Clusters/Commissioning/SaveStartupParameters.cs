using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Commissioning;

/// <summary>Save Startup Parameters: keeps the attributes of this cluster as a set. Optional.</summary>
/// <param name="Options">Reserved; 0.</param>
/// <param name="Index">The number of the set of startup parameters.</param>
public readonly record struct SaveStartupParameters(byte Options, byte Index) : ISepCommand<SaveStartupParameters>
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 2;

    public static CommandKey Key => CommandKey.Specific(ClusterId.Commissioning, 0x01, Direction.ClientToServer);

    public static SaveStartupParameters Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Size);
        return new(f.U8(nameof(Options)), f.U8(nameof(Index)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(Size);
        f.U8(Options);
        f.U8(Index);
    }
}
