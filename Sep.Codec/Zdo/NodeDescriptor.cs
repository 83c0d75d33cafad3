using Sep.Codec.Mac;
using Sep.Codec.Wire;

namespace Sep.Codec.Zdo;

/// <summary>What a device is, apart from its applications.</summary>
/// <param name="LogicalType">Coordinator, router or end device; 0..7.</param>
/// <param name="FrequencyBands">The bands of its radio.</param>
/// <param name="Capability">As in its association request.</param>
/// <param name="ManufacturerCode">Given out by the ZigBee Alliance.</param>
/// <param name="MaximumBufferSize">The most octets of a network payload that it takes.</param>
/// <param name="MaximumIncomingTransferSize">The most octets that it takes in one fragmented transmission.</param>
/// <param name="ServerMask">The services that it offers.</param>
/// <param name="MaximumOutgoingTransferSize">The most octets that it sends in one fragmented transmission.</param>
/// <param name="DescriptorCapability">The long lists that it has.</param>
/// <param name="ComplexDescriptorAvailable">There is a complex descriptor.</param>
/// <param name="UserDescriptorAvailable">There is a user descriptor.</param>
public readonly record struct NodeDescriptor(
    LogicalType LogicalType,
    FrequencyBands FrequencyBands,
    CapabilityInformation Capability,
    ushort ManufacturerCode,
    byte MaximumBufferSize,
    ushort MaximumIncomingTransferSize,
    ServerMask ServerMask,
    ushort MaximumOutgoingTransferSize,
    DescriptorCapability DescriptorCapability,
    bool ComplexDescriptorAvailable = false,
    bool UserDescriptorAvailable = false) : IWireValue<NodeDescriptor>
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 13;

    private const int TypeMask = 0x07;
    private const int ComplexBit = 1 << 3;
    private const int UserBit = 1 << 4;
    private const int BandShift = 3;
    private const int BandMask = 0x1F;

    /// <summary>Reads the descriptor; reserved bits, and the flags of an unused "APS flags" field, are ignored.</summary>
    public static NodeDescriptor Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Size);
        byte type = f.U8("LogicalTypeAndDescriptors");
        byte bands = f.U8(nameof(FrequencyBands));
        return new(
            (LogicalType)(type & TypeMask),
            (FrequencyBands)(bands >> BandShift),
            f.Named8<CapabilityInformation>(nameof(Capability)),
            f.U16(nameof(ManufacturerCode)),
            f.U8(nameof(MaximumBufferSize)),
            f.U16(nameof(MaximumIncomingTransferSize)),
            f.Named16<ServerMask>(nameof(ServerMask)),
            f.U16(nameof(MaximumOutgoingTransferSize)),
            f.Named8<DescriptorCapability>(nameof(DescriptorCapability)),
            (type & ComplexBit) != 0,
            (type & UserBit) != 0);
    }

    public void Write(ref WireWriter w)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((byte)LogicalType, TypeMask, nameof(LogicalType));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((byte)FrequencyBands, BandMask, nameof(FrequencyBands));
        FixedWriter f = w.Fixed(Size);
        f.U8((byte)((int)LogicalType | (ComplexDescriptorAvailable ? ComplexBit : 0) | (UserDescriptorAvailable ? UserBit : 0)));
        f.U8((byte)((int)FrequencyBands << BandShift));
        f.Named8(Capability);
        f.U16(ManufacturerCode);
        f.U8(MaximumBufferSize);
        f.U16(MaximumIncomingTransferSize);
        f.Named16(ServerMask);
        f.U16(MaximumOutgoingTransferSize);
        f.Named8(DescriptorCapability);
    }
}
