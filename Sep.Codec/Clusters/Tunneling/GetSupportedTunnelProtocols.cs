using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Tunneling;

/// <summary>Get Supported Tunnel Protocols: a client asks what can be spoken through a tunnel. SE 1.1a (075356r17) Annex D, Tunneling.</summary>
/// <param name="ProtocolOffset">How many protocols of the list to leave out: those already known.</param>
public readonly record struct GetSupportedTunnelProtocols(byte ProtocolOffset) : ISepCommand<GetSupportedTunnelProtocols>
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 1;

    public static CommandKey Key => CommandKey.Specific(ClusterId.Tunneling, 0x06, Direction.ClientToServer);

    public static GetSupportedTunnelProtocols Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Size);
        return new(f.U8(nameof(ProtocolOffset)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(Size);
        f.U8(ProtocolOffset);
    }
}
