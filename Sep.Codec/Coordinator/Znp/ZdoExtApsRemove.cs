using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>ZDO_EXT_SEC_APS_REMOVE_REQ: has a router send a child away (APS Remove Device).</summary>
/// <param name="Parent">The router.</param>
/// <param name="NwkAddress">The child.</param>
/// <param name="Device">The child.</param>
public readonly record struct ZdoExtApsRemove(ushort Parent, ushort NwkAddress, Eui64 Device) : IZnpRequest<ZdoExtApsRemove, ZnpStatusAnswer>
{
    private const int FixedSize = 12;

    public static ZnpCommandId Id => ZnpCommandId.ZdoExtApsRemove;

    public static ZdoExtApsRemove Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(f.U16(nameof(Parent)), f.U16(nameof(NwkAddress)), f.Eui64(nameof(Device)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.U16(Parent);
        f.U16(NwkAddress);
        f.Eui64(Device);
    }
}
