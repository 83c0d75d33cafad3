using Sep.Codec.Wire;

namespace Sep.Codec.Zdo;

/// <summary>Simple_Desc_rsp: what an endpoint of a device is.</summary>
/// <param name="Status">How the request ended.</param>
/// <param name="NwkAddressOfInterest">The device.</param>
/// <param name="Descriptor">There on success, and only then.</param>
public readonly record struct SimpleDescriptorResponse(ZdoStatus Status, ushort NwkAddressOfInterest, SimpleDescriptor? Descriptor = null)
    : ILayerCommand<SimpleDescriptorResponse, ZdoClusterId>
{
    private const int FixedSize = 4;

    public static ZdoClusterId Id => ZdoClusterId.SimpleDescriptorResponse;

    /// <summary>Reads the response; a length that is not that of the descriptor makes it malformed.</summary>
    public static SimpleDescriptorResponse Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        ZdoStatus status = f.Named8<ZdoStatus>(nameof(Status));
        ushort address = f.U16(nameof(NwkAddressOfInterest));
        byte length = f.U8("Length");
        if (status != ZdoStatus.Success && length == 0)
        {
            return new(status, address);
        }

        int before = r.Tail.Length;
        SimpleDescriptor descriptor = SimpleDescriptor.Read(ref r);
        if (status != ZdoStatus.Success || before - r.Tail.Length != length)
        {
            r.Fail();
        }

        return new(status, address, descriptor);
    }

    public void Write(ref WireWriter w)
    {
        if (Descriptor is null == (Status == ZdoStatus.Success))
        {
            throw new ArgumentException("A descriptor goes with success, and only with it.");
        }

        int length = Descriptor?.Size ?? 0;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, byte.MaxValue, nameof(Descriptor));
        FixedWriter f = w.Fixed(FixedSize);
        f.Named8(Status);
        f.U16(NwkAddressOfInterest);
        f.U8((byte)length);
        if (Descriptor is SimpleDescriptor descriptor)
        {
            descriptor.Write(ref w);
        }
    }
}
