using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Tunneling;

/// <summary>
/// Supported Tunnel Protocols Response: what can be spoken through a tunnel. SE 1.1a (075356r17) Annex D, Tunneling. The count on the wire is that of
/// <paramref name="Protocols"/>.
/// </summary>
/// <param name="ProtocolListComplete">Whether the list ends here; otherwise the client asks again for the rest.</param>
/// <param name="Protocols">The protocols.</param>
public readonly record struct SupportedTunnelProtocolsResponse(ZclBoolean ProtocolListComplete, TunnelProtocols Protocols)
    : ISepCommand<SupportedTunnelProtocolsResponse>
{
    private const int FixedSize = 2;

    public static CommandKey Key => CommandKey.Specific(ClusterId.Tunneling, 0x05, Direction.ServerToClient);

    /// <summary>0..255.</summary>
    public byte ProtocolCount => (byte)Protocols.Count;

    public static SupportedTunnelProtocolsResponse Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(
            f.Named8<ZclBoolean>(nameof(ProtocolListComplete)),
            new TunnelProtocols(r.Octets(nameof(Protocols), f.U8(nameof(ProtocolCount)) * TunnelProtocols.ProtocolSize)));
    }

    public void Write(ref WireWriter w)
    {
        FieldRange.Require(ProtocolListComplete <= ZclBoolean.True, ProtocolListComplete);
        FixedWriter f = w.Fixed(FixedSize);
        f.Named8(ProtocolListComplete);
        f.U8(ProtocolCount);
        w.Raw(Protocols.Raw.Span);
    }
}
