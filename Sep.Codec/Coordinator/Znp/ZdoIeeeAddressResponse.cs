using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>ZDO_IEEE_ADDR_RSP. The index stands before the count here, unlike on the air.</summary>
/// <param name="Status">How it went.</param>
/// <param name="Device">Which.</param>
/// <param name="NwkAddress">Its network address.</param>
/// <param name="StartIndex">The first child listed.</param>
/// <param name="Children">Network addresses.</param>
public readonly record struct ZdoIeeeAddressResponse(ZnpStatus Status, Eui64 Device, ushort NwkAddress, byte StartIndex, UInt16List Children)
    : ILayerCommand<ZdoIeeeAddressResponse, ZnpCommandId>
{
    private const int FixedSize = 12;

    public static ZnpCommandId Id => ZnpCommandId.ZdoIeeeAddressResponse;

    public static ZdoIeeeAddressResponse Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(
            f.Named8<ZnpStatus>(nameof(Status)),
            f.Eui64(nameof(Device)),
            f.U16(nameof(NwkAddress)),
            f.U8(nameof(StartIndex)),
            ZnpClusterList.Read(ref r, nameof(Children)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.Named8(Status);
        f.Eui64(Device);
        f.U16(NwkAddress);
        f.U8(StartIndex);
        ZnpClusterList.Write(ref w, Children);
    }
}
