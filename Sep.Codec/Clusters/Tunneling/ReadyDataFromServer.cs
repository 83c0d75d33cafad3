using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Tunneling;

/// <summary>Ready Data, sent by the server: the client may send again; only with flow control. SE 1.1 (075356r16) Annex D, Tunneling.</summary>
/// <param name="TunnelId">The tunnel.</param>
/// <param name="NumberOfOctetsLeft">How many octets the server can take.</param>
public readonly record struct ReadyDataFromServer(ushort TunnelId, ushort NumberOfOctetsLeft) : ISepCommand<ReadyDataFromServer>
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 4;

    public static CommandKey Key => CommandKey.Specific(ClusterId.Tunneling, 0x04, Direction.ServerToClient);

    public static ReadyDataFromServer Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Size);
        return new(f.U16(nameof(TunnelId)), f.U16(nameof(NumberOfOctetsLeft)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(Size);
        f.U16(TunnelId);
        f.U16(NumberOfOctetsLeft);
    }
}
