using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>ZDO_NODE_DESC_RSP.</summary>
/// <param name="Source">Who answers.</param>
/// <param name="Status">How it went.</param>
/// <param name="NwkAddress">About whom.</param>
/// <param name="LogicalType">Low three bits: 0 coordinator, 1 router, 2 end device.</param>
/// <param name="Bands">Frequency bands and APS flags.</param>
/// <param name="Capability">MAC capability.</param>
/// <param name="Manufacturer">Code.</param>
/// <param name="MaxBuffer">Octets.</param>
/// <param name="MaxIncoming">Octets.</param>
/// <param name="Servers">Server mask.</param>
/// <param name="MaxOutgoing">Octets.</param>
/// <param name="DescriptorCapability">Bits.</param>
public readonly record struct ZdoNodeDescriptorResponse(ushort Source, ZnpStatus Status, ushort NwkAddress, byte LogicalType, byte Bands, byte Capability, ushort Manufacturer, byte MaxBuffer, ushort MaxIncoming, ushort Servers, ushort MaxOutgoing, byte DescriptorCapability)
    : ILayerCommand<ZdoNodeDescriptorResponse, ZnpCommandId>
{
    private const int FixedSize = 18;

    public static ZnpCommandId Id => ZnpCommandId.ZdoNodeDescriptorResponse;

    public static ZdoNodeDescriptorResponse Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(
            f.U16(nameof(Source)),
            f.Named8<ZnpStatus>(nameof(Status)),
            f.U16(nameof(NwkAddress)),
            f.U8(nameof(LogicalType)),
            f.U8(nameof(Bands)),
            f.U8(nameof(Capability)),
            f.U16(nameof(Manufacturer)),
            f.U8(nameof(MaxBuffer)),
            f.U16(nameof(MaxIncoming)),
            f.U16(nameof(Servers)),
            f.U16(nameof(MaxOutgoing)),
            f.U8(nameof(DescriptorCapability)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.U16(Source);
        f.Named8(Status);
        f.U16(NwkAddress);
        f.U8(LogicalType);
        f.U8(Bands);
        f.U8(Capability);
        f.U16(Manufacturer);
        f.U8(MaxBuffer);
        f.U16(MaxIncoming);
        f.U16(Servers);
        f.U16(MaxOutgoing);
        f.U8(DescriptorCapability);
    }
}
