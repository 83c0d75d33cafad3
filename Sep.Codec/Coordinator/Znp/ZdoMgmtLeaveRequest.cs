using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>ZDO_MGMT_LEAVE_REQ: sends a device away.</summary>
/// <param name="Destination">Who is told.</param>
/// <param name="Device">Who leaves.</param>
/// <param name="Options">Bit 0: rejoin; bit 1: with its children.</param>
public readonly record struct ZdoMgmtLeaveRequest(ushort Destination, Eui64 Device, byte Options) : IZnpRequest<ZdoMgmtLeaveRequest, ZnpStatusAnswer>
{
    private const int FixedSize = 11;

    public static ZnpCommandId Id => ZnpCommandId.ZdoMgmtLeaveRequest;

    public static ZdoMgmtLeaveRequest Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(f.U16(nameof(Destination)), f.Eui64(nameof(Device)), f.U8(nameof(Options)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.U16(Destination);
        f.Eui64(Device);
        f.U8(Options);
    }
}
