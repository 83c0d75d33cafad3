using System.Runtime.CompilerServices;
using Sep.Codec.Clusters.Metering;
using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Price;

/// <summary>
/// Publish Price: the server tells a client what a commodity costs. SE 1.0 (075356r15) Annex D, Price. A frame may end after the price (older drafts),
/// after <paramref name="Details"/> (1.0) or after <paramref name="Blocks"/> (1.1); which parts are there is the layout that is written. The five
/// octets that SE 1.2 appends stay in the tail of the frame.
/// </summary>
/// <param name="ProviderId">Who sells the commodity.</param>
/// <param name="RateLabel">The name of the rate, at most 12 octets of UTF-8 (an octet string on the wire); empty for none.</param>
/// <param name="IssuerEventId">Identifies the price; a newer one has a greater number.</param>
/// <param name="CurrentTime">The clock of the sender; never <see cref="SepTime.Invalid"/>.</param>
/// <param name="UnitOfMeasure">What the commodity is counted in; never a BCD variant.</param>
/// <param name="Currency">The ISO 4217 number of the currency.</param>
/// <param name="TrailingDigitAndPriceTier">Bits 4-7: the digits right of the point of the prices; bits 0-3: the price tier.</param>
/// <param name="NumberOfPriceTiersAndRegisterTier">Bits 4-7: how many price tiers there are; bits 0-3: the meter's summation register.</param>
/// <param name="StartTime">When the price begins; <see cref="SepTime.Now"/> means at once. Never <see cref="SepTime.Invalid"/>.</param>
/// <param name="DurationMinutes">0..65534 minutes; <see cref="UntilChangedMinutes"/> until changed.</param>
/// <param name="Price">For each unit of measure, in the currency, without its decimal point.</param>
/// <param name="Details">What the price is compared with.</param>
/// <param name="Blocks">What SE 1.1 appended; not without <paramref name="Details"/>.</param>
public readonly record struct PublishPrice(
    uint ProviderId, CharacterString RateLabel, uint IssuerEventId, SepTime CurrentTime, UnitOfMeasure UnitOfMeasure, ushort Currency,
    byte TrailingDigitAndPriceTier, byte NumberOfPriceTiersAndRegisterTier, SepTime StartTime, ushort DurationMinutes, uint Price,
    PriceDetails? Details = null, PriceBlocks? Blocks = null) : ISepCommand<PublishPrice>
{
    /// <summary>The most octets of a rate label.</summary>
    public const int MaxRateLabel = 12;

    /// <summary>The <see cref="DurationMinutes"/> of a price without an end.</summary>
    public const ushort UntilChangedMinutes = 0xFFFF;

    private const int SizeAfterLabel = 23;

    public static CommandKey Key => CommandKey.Specific(ClusterId.Price, 0x00, Direction.ServerToClient);

    /// <summary>Whether the price holds until another one replaces it.</summary>
    public bool UntilChanged => DurationMinutes == UntilChangedMinutes;

    /// <summary>The digits right of the point of the price and the generation price, 0..15.</summary>
    public int PriceTrailingDigits => TrailingDigits.Of(TrailingDigitAndPriceTier);

    /// <summary>1..15; 0 for no tier.</summary>
    public int PriceTier => TrailingDigitAndPriceTier & 0x0F;

    /// <summary>1..15; 0 without tiers.</summary>
    public int NumberOfPriceTiers => NumberOfPriceTiersAndRegisterTier >> 4;

    /// <summary>The meter's summation register that counts what is bought at this price, 1..15; 0 for the one of all tiers.</summary>
    public int RegisterTier => NumberOfPriceTiersAndRegisterTier & 0x0F;

    /// <summary>The price with its decimal point; exact.</summary>
    public decimal PricePerUnit => TrailingDigits.Apply(Price, PriceTrailingDigits);

    /// <summary>What is paid for energy fed in, with its decimal point; null when it is not given.</summary>
    public decimal? GenerationPricePerUnit => Details is { GenerationPrice: not PriceDetails.NoGenerationPrice and uint price }
        ? TrailingDigits.Apply(price, PriceTrailingDigits)
        : null;

    /// <summary>Whether the answer is to be a Price Acknowledgement.</summary>
    public bool IsAcknowledgementRequired => Blocks is PriceBlocks blocks && (blocks.PriceControl & PriceControl.AcknowledgementRequired) != 0;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static PublishPrice Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        uint providerId = r.U32(nameof(ProviderId));
        CharacterString rateLabel = r.CharacterString(nameof(RateLabel), MaxRateLabel);
        FixedReader<TTrace> f = r.Fixed(SizeAfterLabel);
        return new(
            providerId,
            rateLabel,
            f.U32(nameof(IssuerEventId)),
            f.Time(nameof(CurrentTime)),
            f.Named8<UnitOfMeasure>(nameof(UnitOfMeasure)),
            f.U16(nameof(Currency)),
            f.U8(nameof(TrailingDigitAndPriceTier)),
            f.U8(nameof(NumberOfPriceTiersAndRegisterTier)),
            f.Time(nameof(StartTime)),
            f.U16(nameof(DurationMinutes)),
            f.U32(nameof(Price)),
            r.More ? PriceDetails.Read(ref r) : null,
            r.More ? PriceBlocks.Read(ref r) : null);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Write(ref WireWriter w)
    {
        if (!IsInRange)
        {
            RefuseToWrite();
        }

        w.U32(ProviderId);
        w.CharacterString(RateLabel, MaxRateLabel);
        FixedWriter f = w.Fixed(SizeAfterLabel);
        f.U32(IssuerEventId);
        f.Time(CurrentTime);
        f.Named8(UnitOfMeasure);
        f.U16(Currency);
        f.U8(TrailingDigitAndPriceTier);
        f.U8(NumberOfPriceTiersAndRegisterTier);
        f.Time(StartTime);
        f.U16(DurationMinutes);
        f.U32(Price);
        Details?.Write(ref w);
        Blocks?.Write(ref w);
    }

    private bool IsInRange => FieldRange.Start(CurrentTime) && !UnitOfMeasure.IsBcd() && FieldRange.Start(StartTime)
        && (Details is PriceDetails details ? details.IsInRange : Blocks is null);

    private void RefuseToWrite()
    {
        FieldRange.Require(FieldRange.Start(CurrentTime), CurrentTime);
        FieldRange.Require(!UnitOfMeasure.IsBcd(), UnitOfMeasure);
        FieldRange.Require(FieldRange.Start(StartTime), StartTime);
        FieldRange.Require(Details.HasValue || Blocks is null, Details);
        Details?.RequireRange();
    }
}
