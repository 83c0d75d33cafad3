using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Nwk;

/// <summary>Looks for a route; each router adds its link cost.</summary>
/// <param name="RouteRequestId">Names the request, together with its sender.</param>
/// <param name="Destination">The device or group looked for; a broadcast address when many to one.</param>
/// <param name="PathCost">Sum of the link costs so far.</param>
/// <param name="ManyToOne">Whether everybody shall get a route to the sender.</param>
/// <param name="DestinationEui64">Present where the sender knows it.</param>
/// <param name="IsMulticast">The destination is a group.</param>
public readonly record struct RouteRequest(
    byte RouteRequestId, ushort Destination, byte PathCost, ManyToOne ManyToOne = ManyToOne.None, Eui64? DestinationEui64 = null, bool IsMulticast = false)
    : ILayerCommand<RouteRequest, NwkCommandId>
{
    private const int FixedSize = 5;
    private const int ManyToOneShift = 3;
    private const int DestinationEui64Bit = 1 << 5;
    private const int MulticastBit = 1 << 6;

    public static NwkCommandId Id => NwkCommandId.RouteRequest;

    public static RouteRequest Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        byte options = f.U8("Options");
        return new(
            f.U8(nameof(RouteRequestId)),
            f.U16(nameof(Destination)),
            f.U8(nameof(PathCost)),
            (ManyToOne)((options >> ManyToOneShift) & 3),
            (options & DestinationEui64Bit) != 0 ? r.Eui64(nameof(DestinationEui64)) : null,
            (options & MulticastBit) != 0);
    }

    public void Write(ref WireWriter w)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((byte)ManyToOne, (byte)ManyToOne.Reserved, nameof(ManyToOne));
        FixedWriter f = w.Fixed(FixedSize);
        f.U8((byte)(((int)ManyToOne << ManyToOneShift) | (DestinationEui64 is null ? 0 : DestinationEui64Bit) | (IsMulticast ? MulticastBit : 0)));
        f.U8(RouteRequestId);
        f.U16(Destination);
        f.U8(PathCost);
        if (DestinationEui64 is Eui64 destination)
        {
            w.Eui64(destination);
        }
    }
}
