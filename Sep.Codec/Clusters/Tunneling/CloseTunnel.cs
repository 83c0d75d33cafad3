using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Tunneling;

/// <summary>Close Tunnel: the client needs a tunnel no longer. SE 1.1 (075356r16) Annex D, Tunneling.</summary>
/// <param name="TunnelId">The tunnel.</param>
public readonly record struct CloseTunnel(ushort TunnelId) : ISepCommand<CloseTunnel>
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 2;

    public static CommandKey Key => CommandKey.Specific(ClusterId.Tunneling, 0x01, Direction.ClientToServer);

    public static CloseTunnel Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Size);
        return new(f.U16(nameof(TunnelId)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(Size);
        f.U16(TunnelId);
    }
}
