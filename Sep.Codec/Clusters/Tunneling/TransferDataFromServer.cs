using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Tunneling;

/// <summary>Transfer Data, sent by the server: octets through a tunnel. SE 1.1 (075356r16) Annex D, Tunneling.</summary>
/// <param name="TunnelId">The tunnel.</param>
/// <param name="Data">The octets, to the end of the frame and without a length.</param>
public readonly record struct TransferDataFromServer(ushort TunnelId, Octets Data) : ISepCommand<TransferDataFromServer>
{
    public static CommandKey Key => CommandKey.Specific(ClusterId.Tunneling, 0x01, Direction.ServerToClient);

    public static TransferDataFromServer Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode =>
        new(r.U16(nameof(TunnelId)), r.Rest(nameof(Data)));

    public void Write(ref WireWriter w)
    {
        w.U16(TunnelId);
        w.Raw(Data.Span);
    }
}
