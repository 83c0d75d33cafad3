using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Nwk;

/// <summary>Collects the relays that a frame passes on its way to a concentrator.</summary>
/// <param name="Relays">The relays passed so far, the one nearest to the sender first; at most 255.</param>
public readonly record struct RouteRecord(UInt16List Relays) : ILayerCommand<RouteRecord, NwkCommandId>
{
    public static NwkCommandId Id => NwkCommandId.RouteRecord;

    public static RouteRecord Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode =>
        new(new UInt16List(r.Octets(nameof(Relays), r.U8("RelayCount") * sizeof(ushort))));

    public void Write(ref WireWriter w)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Relays.Count, byte.MaxValue, nameof(Relays));
        w.U8((byte)Relays.Count);
        w.Raw(Relays.Raw.Span);
    }
}
