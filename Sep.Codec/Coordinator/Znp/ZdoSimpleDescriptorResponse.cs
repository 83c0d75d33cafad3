using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>ZDO_SIMPLE_DESC_RSP.</summary>
/// <param name="Source">Who answers.</param>
/// <param name="Status">How it went.</param>
/// <param name="NwkAddress">About whom.</param>
/// <param name="Descriptor">As on the air: endpoint, profile, device, version, clusters.</param>
public readonly record struct ZdoSimpleDescriptorResponse(ushort Source, ZnpStatus Status, ushort NwkAddress, Octets Descriptor)
    : ILayerCommand<ZdoSimpleDescriptorResponse, ZnpCommandId>
{
    private const int FixedSize = 6;

    public static ZnpCommandId Id => ZnpCommandId.ZdoSimpleDescriptorResponse;

    public static ZdoSimpleDescriptorResponse Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(
            f.U16(nameof(Source)),
            f.Named8<ZnpStatus>(nameof(Status)),
            f.U16(nameof(NwkAddress)),
            r.Octets(nameof(Descriptor), f.U8("DescriptorLength")));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.U16(Source);
        f.Named8(Status);
        f.U16(NwkAddress);
        f.U8(checked((byte)Descriptor.Length));
        w.Raw(Descriptor.Span);
    }
}
