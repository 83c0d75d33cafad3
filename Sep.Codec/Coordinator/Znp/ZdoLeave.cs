using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>ZDO_LEAVE_IND: a device left, or was told to.</summary>
/// <param name="Source">Its network address.</param>
/// <param name="Device">Which.</param>
/// <param name="IsRequest">It was told to.</param>
/// <param name="RemoveChildren">With its children.</param>
/// <param name="Rejoin">It comes again.</param>
public readonly record struct ZdoLeave(ushort Source, Eui64 Device, bool IsRequest, bool RemoveChildren, bool Rejoin)
    : ILayerCommand<ZdoLeave, ZnpCommandId>
{
    private const int FixedSize = 13;

    public static ZnpCommandId Id => ZnpCommandId.ZdoLeave;

    public static ZdoLeave Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(
            f.U16(nameof(Source)),
            f.Eui64(nameof(Device)),
            f.U8(nameof(IsRequest)) != 0,
            f.U8(nameof(RemoveChildren)) != 0,
            f.U8(nameof(Rejoin)) != 0);
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.U16(Source);
        f.Eui64(Device);
        f.U8((byte)(IsRequest ? 1 : 0));
        f.U8((byte)(RemoveChildren ? 1 : 0));
        f.U8((byte)(Rejoin ? 1 : 0));
    }
}
