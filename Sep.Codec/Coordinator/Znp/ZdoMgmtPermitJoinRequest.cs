using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>ZDO_MGMT_PERMIT_JOIN_REQ: opens or closes the network for new devices.</summary>
/// <param name="Mode">What the destination is.</param>
/// <param name="Destination">Who is told; FFFC: all routers, and the coordinator.</param>
/// <param name="Seconds">0 closes.</param>
/// <param name="TrustCenterSignificance">The trust centre's own permission changes too.</param>
public readonly record struct ZdoMgmtPermitJoinRequest(ZnpAddressMode Mode, ushort Destination, byte Seconds, bool TrustCenterSignificance)
    : IZnpRequest<ZdoMgmtPermitJoinRequest, ZnpStatusAnswer>
{
    private const int FixedSize = 5;

    public static ZnpCommandId Id => ZnpCommandId.ZdoMgmtPermitJoinRequest;

    public static ZdoMgmtPermitJoinRequest Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(
            f.Named8<ZnpAddressMode>(nameof(Mode)),
            f.U16(nameof(Destination)),
            f.U8(nameof(Seconds)),
            f.U8(nameof(TrustCenterSignificance)) != 0);
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.Named8(Mode);
        f.U16(Destination);
        f.U8(Seconds);
        f.U8((byte)(TrustCenterSignificance ? 1 : 0));
    }
}
