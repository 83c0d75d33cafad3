using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Tunneling;

/// <summary>
/// Request Tunnel Response: the tunnel, or why there is none. SE 1.1 (075356r16) Annex D, Tunneling. A frame of SE 1.1 ends before
/// <paramref name="MaximumIncomingTransferSize"/>, one of 1.1a has it: whether it is there is the layout that is written.
/// </summary>
/// <param name="TunnelId">The tunnel; <see cref="NoTunnel"/> when there is none.</param>
/// <param name="TunnelStatus">What became of the request.</param>
/// <param name="MaximumIncomingTransferSize">The most octets that the server takes at once. Since SE 1.1a.</param>
public readonly record struct RequestTunnelResponse(ushort TunnelId, TunnelStatus TunnelStatus, ushort? MaximumIncomingTransferSize = null)
    : ISepCommand<RequestTunnelResponse>
{
    /// <summary>Octets on the wire in SE 1.1.</summary>
    public const int Se11Size = 3;

    /// <summary>The <see cref="TunnelId"/> of a refusal.</summary>
    public const ushort NoTunnel = 0xFFFF;

    public static CommandKey Key => CommandKey.Specific(ClusterId.Tunneling, 0x00, Direction.ServerToClient);

    public static RequestTunnelResponse Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Se11Size);
        return new(
            f.U16(nameof(TunnelId)),
            f.Named8<TunnelStatus>(nameof(TunnelStatus)),
            r.More ? r.U16(nameof(MaximumIncomingTransferSize)) : null);
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(Se11Size);
        f.U16(TunnelId);
        f.Named8(TunnelStatus);
        if (MaximumIncomingTransferSize is ushort size)
        {
            w.U16(size);
        }
    }
}
