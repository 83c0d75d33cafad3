using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Price;

/// <summary>Publish Conversion Factor: what turns a metered volume of gas into one at reference temperature and pressure. SE 1.1a (075356r17) Annex D, Price.</summary>
/// <param name="IssuerEventId">Identifies the factor; a newer one has a greater number.</param>
/// <param name="StartTime">From when it holds; <see cref="SepTime.Now"/> means at once. Never <see cref="SepTime.Invalid"/>.</param>
/// <param name="ConversionFactor">Without a unit and without its decimal point.</param>
/// <param name="TrailingDigit">Bits 4-7: the digits right of the point. Bits 0-3 are reserved.</param>
public readonly record struct PublishConversionFactor(uint IssuerEventId, SepTime StartTime, uint ConversionFactor, byte TrailingDigit)
    : ISepCommand<PublishConversionFactor>
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 13;

    public static CommandKey Key => CommandKey.Specific(ClusterId.Price, 0x02, Direction.ServerToClient);

    /// <summary>The factor with its decimal point; exact.</summary>
    public decimal Factor => TrailingDigits.Apply(ConversionFactor, TrailingDigits.Of(TrailingDigit));

    public static PublishConversionFactor Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Size);
        return new(f.U32(nameof(IssuerEventId)), f.Time(nameof(StartTime)), f.U32(nameof(ConversionFactor)), f.U8(nameof(TrailingDigit)));
    }

    public void Write(ref WireWriter w)
    {
        FieldRange.Require(FieldRange.Start(StartTime), StartTime);
        FixedWriter f = w.Fixed(Size);
        f.U32(IssuerEventId);
        f.Time(StartTime);
        f.U32(ConversionFactor);
        f.U8(TrailingDigit);
    }
}
