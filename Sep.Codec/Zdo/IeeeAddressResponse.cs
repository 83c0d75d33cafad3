using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Zdo;

/// <summary>IEEE_addr_rsp: the EUI-64 of a device, as it was asked for by its network address.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="IeeeAddress">The device.</param>
/// <param name="NwkAddress">Its network address.</param>
/// <param name="Associated">Its children, in the answer to an extended request; null otherwise.</param>
public readonly record struct IeeeAddressResponse(ZdoStatus Status, Eui64 IeeeAddress, ushort NwkAddress, AssociatedDevices? Associated = null)
    : ILayerCommand<IeeeAddressResponse, ZdoClusterId>
{
    private const int FixedSize = 11;

    public static ZdoClusterId Id => ZdoClusterId.IeeeAddressResponse;

    public static IeeeAddressResponse Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(
            f.Named8<ZdoStatus>(nameof(Status)), f.Eui64(nameof(IeeeAddress)), f.U16(nameof(NwkAddress)), AssociatedDevices.ReadOptional(ref r));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.Named8(Status);
        f.Eui64(IeeeAddress);
        f.U16(NwkAddress);
        AssociatedDevices.WriteOptional(ref w, Associated);
    }
}
