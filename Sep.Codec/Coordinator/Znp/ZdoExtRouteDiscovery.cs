using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>ZDO_EXT_ROUTE_DISC: looks for a route.</summary>
/// <param name="Destination">To whom.</param>
/// <param name="Options">0.</param>
/// <param name="Radius">Hops at most.</param>
public readonly record struct ZdoExtRouteDiscovery(ushort Destination, byte Options, byte Radius) : IZnpRequest<ZdoExtRouteDiscovery, ZnpStatusAnswer>
{
    private const int FixedSize = 4;

    public static ZnpCommandId Id => ZnpCommandId.ZdoExtRouteDiscovery;

    public static ZdoExtRouteDiscovery Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(f.U16(nameof(Destination)), f.U8(nameof(Options)), f.U8(nameof(Radius)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.U16(Destination);
        f.U8(Options);
        f.U8(Radius);
    }
}
