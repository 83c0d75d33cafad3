using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Price;

/// <summary>Publish Calorific Value: how much energy gas holds. SE 1.1a (075356r17) Annex D, Price.</summary>
/// <param name="IssuerEventId">Identifies the value; a newer one has a greater number.</param>
/// <param name="StartTime">From when it holds; <see cref="SepTime.Now"/> means at once. Never <see cref="SepTime.Invalid"/>.</param>
/// <param name="CalorificValue">In <paramref name="CalorificValueUnit"/>, without its decimal point.</param>
/// <param name="CalorificValueUnit">What it is counted in.</param>
/// <param name="TrailingDigit">Bits 4-7: the digits right of the point. Bits 0-3 are reserved.</param>
public readonly record struct PublishCalorificValue(
    uint IssuerEventId, SepTime StartTime, uint CalorificValue, CalorificValueUnit CalorificValueUnit, byte TrailingDigit)
    : ISepCommand<PublishCalorificValue>
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 14;

    public static CommandKey Key => CommandKey.Specific(ClusterId.Price, 0x03, Direction.ServerToClient);

    /// <summary>The value with its decimal point, in <see cref="CalorificValueUnit"/>; exact.</summary>
    public decimal Value => TrailingDigits.Apply(CalorificValue, TrailingDigits.Of(TrailingDigit));

    public static PublishCalorificValue Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Size);
        return new(
            f.U32(nameof(IssuerEventId)),
            f.Time(nameof(StartTime)),
            f.U32(nameof(CalorificValue)),
            f.Named8<CalorificValueUnit>(nameof(CalorificValueUnit)),
            f.U8(nameof(TrailingDigit)));
    }

    public void Write(ref WireWriter w)
    {
        FieldRange.Require(FieldRange.Start(StartTime), StartTime);
        FixedWriter f = w.Fixed(Size);
        f.U32(IssuerEventId);
        f.Time(StartTime);
        f.U32(CalorificValue);
        f.Named8(CalorificValueUnit);
        f.U8(TrailingDigit);
    }
}
