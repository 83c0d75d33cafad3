using Sep.Codec.Wire;

namespace Sep.Codec.Clusters.Price;

/// <summary>The second part of a Publish Price, all of SE 1.0: what the price is compared with. Senders older than r15 leave it out as a whole.</summary>
/// <param name="PriceRatio">The price over the base price in steps of 0.1, 0x01..0xFE; <see cref="NoRatio"/> unused.</param>
/// <param name="GenerationPrice">What is paid for energy fed in, in the unit of the price; <see cref="NoGenerationPrice"/> unused.</param>
/// <param name="GenerationPriceRatio">As <paramref name="PriceRatio"/>, of the generation price.</param>
/// <param name="AlternateCostDelivered">Another cost for each unit of measure, without its point; <see cref="NoAlternateCost"/> unused.</param>
/// <param name="AlternateCostUnit">What that cost is counted in.</param>
/// <param name="AlternateCostTrailingDigit">Bits 4-7: the digits right of its point. 0xFF unused.</param>
public readonly record struct PriceDetails(
    byte PriceRatio, uint GenerationPrice, byte GenerationPriceRatio, uint AlternateCostDelivered, AlternateCostUnit AlternateCostUnit,
    byte AlternateCostTrailingDigit)
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 12;

    /// <summary>No ratio is given.</summary>
    public const byte NoRatio = 0xFF;

    /// <summary>No generation price is given.</summary>
    public const uint NoGenerationPrice = uint.MaxValue;

    /// <summary>No alternate cost is given.</summary>
    public const uint NoAlternateCost = uint.MaxValue;

    private const byte NoTrailingDigit = 0xFF;

    /// <summary>Every field present and marked as not used.</summary>
    public static PriceDetails Unused => new(NoRatio, NoGenerationPrice, NoRatio, NoAlternateCost, AlternateCostUnit.Unused, NoTrailingDigit);

    /// <summary>The price over the base price; null when it is not given.</summary>
    public decimal? Ratio => PriceRatio == NoRatio ? null : PriceRatio / 10m;

    /// <summary>The generation price over its base price; null when it is not given.</summary>
    public decimal? GenerationRatio => GenerationPriceRatio == NoRatio ? null : GenerationPriceRatio / 10m;

    /// <summary>The alternate cost with its point, in <see cref="AlternateCostUnit"/>; null when it is not given.</summary>
    public decimal? AlternateCost => AlternateCostDelivered == NoAlternateCost || AlternateCostTrailingDigit == NoTrailingDigit
        ? null
        : TrailingDigits.Apply(AlternateCostDelivered, TrailingDigits.Of(AlternateCostTrailingDigit));

    internal bool IsInRange => PriceRatio != 0 && GenerationPriceRatio != 0;

    internal static PriceDetails Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Size);
        return new(
            f.U8(nameof(PriceRatio)),
            f.U32(nameof(GenerationPrice)),
            f.U8(nameof(GenerationPriceRatio)),
            f.U32(nameof(AlternateCostDelivered)),
            f.Named8<AlternateCostUnit>(nameof(AlternateCostUnit)),
            f.U8(nameof(AlternateCostTrailingDigit)));
    }

    internal void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(Size);
        f.U8(PriceRatio);
        f.U32(GenerationPrice);
        f.U8(GenerationPriceRatio);
        f.U32(AlternateCostDelivered);
        f.Named8(AlternateCostUnit);
        f.U8(AlternateCostTrailingDigit);
    }

    internal void RequireRange()
    {
        FieldRange.Require(PriceRatio != 0, PriceRatio);
        FieldRange.Require(GenerationPriceRatio != 0, GenerationPriceRatio);
    }
}
