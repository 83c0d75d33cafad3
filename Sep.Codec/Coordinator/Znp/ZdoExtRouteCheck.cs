using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>ZDO_EXT_ROUTE_CHECK: is there a route?</summary>
/// <param name="Destination">To whom.</param>
/// <param name="Statuses">Which kinds of route will do, a bit each.</param>
/// <param name="Options">What else will do, a bit each.</param>
public readonly record struct ZdoExtRouteCheck(ushort Destination, byte Statuses, byte Options) : IZnpRequest<ZdoExtRouteCheck, ZnpStatusAnswer>
{
    private const int FixedSize = 4;

    public static ZnpCommandId Id => ZnpCommandId.ZdoExtRouteCheck;

    public static ZdoExtRouteCheck Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(f.U16(nameof(Destination)), f.U8(nameof(Statuses)), f.U8(nameof(Options)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.U16(Destination);
        f.U8(Statuses);
        f.U8(Options);
    }
}
