using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Nwk;

/// <summary>Brings a route back to whoever asked.</summary>
/// <param name="RouteRequestId">That of the request.</param>
/// <param name="Originator">Who asked.</param>
/// <param name="Responder">Who was looked for.</param>
/// <param name="PathCost">Sum of the link costs on the way back.</param>
/// <param name="OriginatorEui64">Present where the sender knows it.</param>
/// <param name="ResponderEui64">Present where the sender knows it.</param>
/// <param name="IsMulticast">The request was for a group.</param>
public readonly record struct RouteReply(
    byte RouteRequestId,
    ushort Originator,
    ushort Responder,
    byte PathCost,
    Eui64? OriginatorEui64 = null,
    Eui64? ResponderEui64 = null,
    bool IsMulticast = false) : ILayerCommand<RouteReply, NwkCommandId>
{
    private const int FixedSize = 7;
    private const int OriginatorEui64Bit = 1 << 4;
    private const int ResponderEui64Bit = 1 << 5;
    private const int MulticastBit = 1 << 6;

    public static NwkCommandId Id => NwkCommandId.RouteReply;

    public static RouteReply Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        byte options = f.U8("Options");
        return new(
            f.U8(nameof(RouteRequestId)),
            f.U16(nameof(Originator)),
            f.U16(nameof(Responder)),
            f.U8(nameof(PathCost)),
            (options & OriginatorEui64Bit) != 0 ? r.Eui64(nameof(OriginatorEui64)) : null,
            (options & ResponderEui64Bit) != 0 ? r.Eui64(nameof(ResponderEui64)) : null,
            (options & MulticastBit) != 0);
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.U8((byte)((OriginatorEui64 is null ? 0 : OriginatorEui64Bit)
            | (ResponderEui64 is null ? 0 : ResponderEui64Bit)
            | (IsMulticast ? MulticastBit : 0)));
        f.U8(RouteRequestId);
        f.U16(Originator);
        f.U16(Responder);
        f.U8(PathCost);
        if (OriginatorEui64 is Eui64 originator)
        {
            w.Eui64(originator);
        }

        if (ResponderEui64 is Eui64 responder)
        {
            w.Eui64(responder);
        }
    }
}
