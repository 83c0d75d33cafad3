using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>ZDO_MSG_CB_INCOMING: a device object message as it is.</summary>
/// <param name="Source">From whom.</param>
/// <param name="WasBroadcast">To all.</param>
/// <param name="Cluster">Which.</param>
/// <param name="IsSecured">With a link key.</param>
/// <param name="Sequence">Of the device object.</param>
/// <param name="MacDestination">To whom the last hop went.</param>
/// <param name="Data">After the sequence number.</param>
public readonly record struct ZdoMessage(ushort Source, bool WasBroadcast, ushort Cluster, bool IsSecured, byte Sequence, ushort MacDestination, Octets Data)
    : ILayerCommand<ZdoMessage, ZnpCommandId>
{
    private const int FixedSize = 9;

    public static ZnpCommandId Id => ZnpCommandId.ZdoMessage;

    public static ZdoMessage Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(
            f.U16(nameof(Source)),
            f.U8(nameof(WasBroadcast)) != 0,
            f.U16(nameof(Cluster)),
            f.U8(nameof(IsSecured)) != 0,
            f.U8(nameof(Sequence)),
            f.U16(nameof(MacDestination)),
            r.Rest(nameof(Data)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.U16(Source);
        f.U8((byte)(WasBroadcast ? 1 : 0));
        f.U16(Cluster);
        f.U8((byte)(IsSecured ? 1 : 0));
        f.U8(Sequence);
        f.U16(MacDestination);
        w.Raw(Data.Span);
    }
}
