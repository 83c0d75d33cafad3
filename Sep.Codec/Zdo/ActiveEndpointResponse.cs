using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Zdo;

/// <summary>Active_EP_rsp: the endpoints of a device.</summary>
/// <param name="Status">How the request ended.</param>
/// <param name="NwkAddressOfInterest">The device.</param>
/// <param name="Endpoints">One octet each; at most 255.</param>
public readonly record struct ActiveEndpointResponse(ZdoStatus Status, ushort NwkAddressOfInterest, Octets Endpoints = default)
    : ILayerCommand<ActiveEndpointResponse, ZdoClusterId>
{
    private const int FixedSize = 4;

    public static ZdoClusterId Id => ZdoClusterId.ActiveEndpointResponse;

    public static ActiveEndpointResponse Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(f.Named8<ZdoStatus>(nameof(Status)), f.U16(nameof(NwkAddressOfInterest)), r.Octets(nameof(Endpoints), f.U8("ActiveEndpointCount")));
    }

    public void Write(ref WireWriter w)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Endpoints.Length, byte.MaxValue, nameof(Endpoints));
        FixedWriter f = w.Fixed(FixedSize);
        f.Named8(Status);
        f.U16(NwkAddressOfInterest);
        f.U8((byte)Endpoints.Length);
        w.Raw(Endpoints.Span);
    }
}
