using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Price;

/// <summary>Price Acknowledgement: a client has received a price or block period that asked for this answer. SE 1.1 (075356r16) Annex D, Price.</summary>
/// <param name="ProviderId">As in the price.</param>
/// <param name="IssuerEventId">As in the price.</param>
/// <param name="PriceAckTime">When it was received; never <see cref="SepTime.Now"/> and never <see cref="SepTime.Invalid"/>.</param>
/// <param name="Control">As in the price.</param>
public readonly record struct PriceAcknowledgement(uint ProviderId, uint IssuerEventId, SepTime PriceAckTime, PriceControl Control)
    : ISepCommand<PriceAcknowledgement>
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 13;

    public static CommandKey Key => CommandKey.Specific(ClusterId.Price, 0x02, Direction.ClientToServer);

    public static PriceAcknowledgement Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Size);
        return new(f.U32(nameof(ProviderId)), f.U32(nameof(IssuerEventId)), f.Time(nameof(PriceAckTime)), f.Named8<PriceControl>(nameof(Control)));
    }

    public void Write(ref WireWriter w)
    {
        FieldRange.Require(FieldRange.Moment(PriceAckTime), PriceAckTime);
        FixedWriter f = w.Fixed(Size);
        f.U32(ProviderId);
        f.U32(IssuerEventId);
        f.Time(PriceAckTime);
        f.Named8(Control);
    }
}
