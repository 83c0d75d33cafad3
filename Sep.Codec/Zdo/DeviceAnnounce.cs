using Sep.Codec.Mac;
using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Zdo;

/// <summary>Device_annce: a device tells all that it joined, or has another network address.</summary>
/// <param name="NwkAddress">Its network address.</param>
/// <param name="IeeeAddress">Its EUI-64.</param>
/// <param name="Capability">As in its association request.</param>
public readonly record struct DeviceAnnounce(ushort NwkAddress, Eui64 IeeeAddress, CapabilityInformation Capability)
    : ILayerCommand<DeviceAnnounce, ZdoClusterId>
{
    /// <summary>Octets after the transaction sequence number.</summary>
    public const int Size = 11;

    public static ZdoClusterId Id => ZdoClusterId.DeviceAnnounce;

    public static DeviceAnnounce Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Size);
        return new(f.U16(nameof(NwkAddress)), f.Eui64(nameof(IeeeAddress)), f.Named8<CapabilityInformation>(nameof(Capability)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(Size);
        f.U16(NwkAddress);
        f.Eui64(IeeeAddress);
        f.Named8(Capability);
    }
}
