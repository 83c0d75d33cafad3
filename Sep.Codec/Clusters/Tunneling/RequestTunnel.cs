using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Tunneling;

/// <summary>
/// Request Tunnel: a client asks for a tunnel. SE 1.1 (075356r16) Annex D, Tunneling. A frame of SE 1.1 ends before
/// <paramref name="MaximumIncomingTransferSize"/>, one of 1.1a has it: whether it is there is the layout that is written.
/// </summary>
/// <param name="ProtocolId">What is to be spoken through the tunnel.</param>
/// <param name="ManufacturerCode">Whose protocol it is; <see cref="NoManufacturer"/> for one of the specification.</param>
/// <param name="FlowControlSupport">Whether the client acknowledges what it gets.</param>
/// <param name="MaximumIncomingTransferSize">The most octets that the client takes at once. Since SE 1.1a.</param>
public readonly record struct RequestTunnel(
    TunnelProtocolId ProtocolId, ushort ManufacturerCode, ZclBoolean FlowControlSupport, ushort? MaximumIncomingTransferSize = null)
    : ISepCommand<RequestTunnel>
{
    /// <summary>Octets on the wire in SE 1.1.</summary>
    public const int Se11Size = 4;

    /// <summary>The <see cref="ManufacturerCode"/> of the specification's own protocols.</summary>
    public const ushort NoManufacturer = 0xFFFF;

    public static CommandKey Key => CommandKey.Specific(ClusterId.Tunneling, 0x00, Direction.ClientToServer);

    public static RequestTunnel Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Se11Size);
        return new(
            f.Named8<TunnelProtocolId>(nameof(ProtocolId)),
            f.U16(nameof(ManufacturerCode)),
            f.Named8<ZclBoolean>(nameof(FlowControlSupport)),
            r.More ? r.U16(nameof(MaximumIncomingTransferSize)) : null);
    }

    public void Write(ref WireWriter w)
    {
        FieldRange.Require(FlowControlSupport <= ZclBoolean.True, FlowControlSupport);
        FixedWriter f = w.Fixed(Se11Size);
        f.Named8(ProtocolId);
        f.U16(ManufacturerCode);
        f.Named8(FlowControlSupport);
        if (MaximumIncomingTransferSize is ushort size)
        {
            w.U16(size);
        }
    }
}
