using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Tunneling;

/// <summary>Transfer Data Error, sent by the server: data of the client did not pass. SE 1.1 (075356r16) Annex D, Tunneling.</summary>
/// <param name="TunnelId">The tunnel.</param>
/// <param name="TransferDataStatus">Why not.</param>
public readonly record struct TransferDataErrorFromServer(ushort TunnelId, TransferDataStatus TransferDataStatus)
    : ISepCommand<TransferDataErrorFromServer>
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 3;

    public static CommandKey Key => CommandKey.Specific(ClusterId.Tunneling, 0x02, Direction.ServerToClient);

    public static TransferDataErrorFromServer Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Size);
        return new(f.U16(nameof(TunnelId)), f.Named8<TransferDataStatus>(nameof(TransferDataStatus)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(Size);
        f.U16(TunnelId);
        f.Named8(TransferDataStatus);
    }
}
