using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>ZDO_ACTIVE_EP_RSP.</summary>
/// <param name="Source">Who answers.</param>
/// <param name="Status">How it went.</param>
/// <param name="NwkAddress">About whom.</param>
/// <param name="Endpoints">One octet each.</param>
public readonly record struct ZdoActiveEndpointResponse(ushort Source, ZnpStatus Status, ushort NwkAddress, Octets Endpoints)
    : ILayerCommand<ZdoActiveEndpointResponse, ZnpCommandId>
{
    private const int FixedSize = 6;

    public static ZnpCommandId Id => ZnpCommandId.ZdoActiveEndpointResponse;

    public static ZdoActiveEndpointResponse Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(
            f.U16(nameof(Source)),
            f.Named8<ZnpStatus>(nameof(Status)),
            f.U16(nameof(NwkAddress)),
            r.Octets(nameof(Endpoints), f.U8("EndpointsLength")));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.U16(Source);
        f.Named8(Status);
        f.U16(NwkAddress);
        f.U8(checked((byte)Endpoints.Length));
        w.Raw(Endpoints.Span);
    }
}
