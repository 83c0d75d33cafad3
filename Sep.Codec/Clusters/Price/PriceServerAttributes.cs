using Sep.Codec.Zcl;
using static Sep.Codec.Clusters.AttributeRow;

namespace Sep.Codec.Clusters.Price;

/// <summary>
/// The attributes of a Price server. No source dates those of block tariffs and of commodities; they are taken as SE 1.1, which brought both.
/// </summary>
public static class PriceServerAttributes
{
    public const ushort StartOfBlockPeriod = 0x0200;

    /// <summary>Minutes.</summary>
    public const ushort BlockPeriodDurationMinutes = 0x0201;
    public const ushort ThresholdMultiplier = 0x0202;
    public const ushort ThresholdDivisor = 0x0203;

    /// <summary>A <see cref="Metering.MeteringDeviceType"/>.</summary>
    public const ushort CommodityType = 0x0300;
    public const ushort StandingCharge = 0x0301;
    public const ushort ConversionFactor = 0x0302;

    /// <summary>Bits 4-7: the digits right of the point.</summary>
    public const ushort ConversionFactorTrailingDigit = 0x0303;
    public const ushort CalorificValue = 0x0304;

    /// <summary>A <see cref="Price.CalorificValueUnit"/>.</summary>
    public const ushort CalorificValueUnit = 0x0305;

    /// <summary>Bits 4-7: the digits right of the point.</summary>
    public const ushort CalorificValueTrailingDigit = 0x0306;

    public const ushort CurrentBillingPeriodStart = 0x0700;

    /// <summary>Minutes.</summary>
    public const ushort CurrentBillingPeriodDuration = 0x0701;

    /// <summary>Tiers 1..15; SE 1.2 has more.</summary>
    public const int MaxTier = 15;

    /// <summary>Blocks 1..16, which 15 thresholds part.</summary>
    public const int MaxBlock = 16;

    public static IReadOnlyList<AttributeDefinition> All { get; } =
    [
        .. Enumerable.Range(1, MaxTier).Select(tier => Server(
            TierPriceLabel(tier), ZclType.OctetString, $"Tier{tier}PriceLabel", tier <= 6 ? SepRevision.Se10 : SepRevision.Se11,
            access: AttributeAccess.ReadWrite, maxLength: PublishPrice.MaxRateLabel)),
        .. Enumerable.Range(1, MaxBlock - 1).Select(block => Server(BlockThreshold(block), ZclType.UInt48, $"Block{block}Threshold", SepRevision.Se11)),
        Server(StartOfBlockPeriod, ZclType.UtcTime, nameof(StartOfBlockPeriod), SepRevision.Se11),
        Server(BlockPeriodDurationMinutes, ZclType.UInt24, nameof(BlockPeriodDurationMinutes), SepRevision.Se11),
        Server(ThresholdMultiplier, ZclType.UInt24, nameof(ThresholdMultiplier), SepRevision.Se11),
        Server(ThresholdDivisor, ZclType.UInt24, nameof(ThresholdDivisor), SepRevision.Se11),
        Server(CommodityType, ZclType.Enum8, nameof(CommodityType), SepRevision.Se11),
        Server(StandingCharge, ZclType.UInt32, nameof(StandingCharge), SepRevision.Se11),
        Server(ConversionFactor, ZclType.UInt32, nameof(ConversionFactor), SepRevision.Se11a, @default: 0x10000000),
        Server(ConversionFactorTrailingDigit, ZclType.Map8, nameof(ConversionFactorTrailingDigit), SepRevision.Se11a, @default: 0x70),
        Server(CalorificValue, ZclType.UInt32, nameof(CalorificValue), SepRevision.Se11a, @default: 0x02625A00),
        Server(CalorificValueUnit, ZclType.Enum8, nameof(CalorificValueUnit), SepRevision.Se11a, @default: 0x01),
        Server(CalorificValueTrailingDigit, ZclType.Map8, nameof(CalorificValueTrailingDigit), SepRevision.Se11a, @default: 0x60),
        .. from tier in Enumerable.Range(0, MaxTier + 1)
           from block in Enumerable.Range(1, MaxBlock)
           select Server(BlockPrice(tier, block), ZclType.UInt32, $"{(tier == 0 ? "NoTier" : $"Tier{tier}")}Block{block}Price", SepRevision.Se11),
        Server(CurrentBillingPeriodStart, ZclType.UtcTime, nameof(CurrentBillingPeriodStart), SepRevision.Se11b),
        Server(CurrentBillingPeriodDuration, ZclType.UInt24, nameof(CurrentBillingPeriodDuration), SepRevision.Se11b),
    ];

    /// <summary>The name of a price tier: text of UTF-8 in an octet string.</summary>
    /// <param name="tier">1..15.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such tier.</exception>
    public static ushort TierPriceLabel(int tier) => (ushort)ArrayIndex.Of(tier, 1, MaxTier);

    /// <summary>The consumption at which a block ends and the next one begins.</summary>
    /// <param name="block">1..15.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such threshold.</exception>
    public static ushort BlockThreshold(int block) => (ushort)(0x0100 + ArrayIndex.Of(block, 1, MaxBlock - 1));

    /// <summary>The price of what is consumed within a block.</summary>
    /// <param name="tier">1..15; 0 without tiers.</param>
    /// <param name="block">1..16.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such tier or block.</exception>
    public static ushort BlockPrice(int tier, int block) =>
        (ushort)(0x0400 + (MaxBlock * ArrayIndex.Of(tier, 0, MaxTier)) + ArrayIndex.Of(block, 1, MaxBlock));
}
