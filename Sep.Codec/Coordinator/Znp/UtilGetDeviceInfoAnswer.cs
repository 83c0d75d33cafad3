using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>What the chip is.</summary>
/// <param name="Status">How it went.</param>
/// <param name="Device">Its EUI-64.</param>
/// <param name="NwkAddress">Its network address.</param>
/// <param name="DeviceTypes">Bits: 1 coordinator, 2 router, 4 end device are possible.</param>
/// <param name="State">What it is now.</param>
/// <param name="Children">Network addresses.</param>
public readonly record struct UtilGetDeviceInfoAnswer(ZnpStatus Status, Eui64 Device, ushort NwkAddress, byte DeviceTypes, ZnpDeviceState State, UInt16List Children)
    : IWireValue<UtilGetDeviceInfoAnswer>
{
    private const int FixedSize = 13;

    public static UtilGetDeviceInfoAnswer Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(
            f.Named8<ZnpStatus>(nameof(Status)),
            f.Eui64(nameof(Device)),
            f.U16(nameof(NwkAddress)),
            f.U8(nameof(DeviceTypes)),
            f.Named8<ZnpDeviceState>(nameof(State)),
            ZnpClusterList.Read(ref r, nameof(Children)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.Named8(Status);
        f.Eui64(Device);
        f.U16(NwkAddress);
        f.U8(DeviceTypes);
        f.Named8(State);
        ZnpClusterList.Write(ref w, Children);
    }
}
