using System.Text;
using DeviceEmulator.Time;
using Han.Gateway.Requests;
using Sep.Codec.Clusters.Metering;
using Sep.Codec.Clusters.Price;
using Sep.Codec.Types;

namespace Han.Gateway.Translation;

/// <summary>Prices, checked against SEP and each other, and turned into a draft of Publish Prices.</summary>
internal static class PriceTranslation
{
    /// <summary>US dollars, ISO 4217.</summary>
    private const ushort UsDollar = 840;
    private const long MostTiers = 15;

    public static CommandDraft? Check(PriceSignalCommand command, MarketTime now, out Refusal? refusal)
    {
        refusal = command.Count > PriceSignalCommand.MaximumPrices
            ? new Refusal(Refusals.OutOfRange, $"PriceSignalMessageBlock: {command.Count} prices; at most {PriceSignalCommand.MaximumPrices} are taken in one request.")
            : null;
        var drafts = new List<PriceDraft>(command.Prices.Count);
        for (int i = 0; refusal is null && i < command.Prices.Count; i++)
        {
            if (Check(command.Prices[i], now, out refusal) is { } draft)
            {
                drafts.Add(draft);
            }
            else
            {
                refusal = command.Prices.Count > 1 ? refusal! with { Message = $"PriceSignalMessageBlock {i + 1}: {refusal.Message}" } : refusal;
            }
        }

        drafts.Sort((a, b) => (a.Start ?? now).CompareTo(b.Start ?? now));
        refusal ??= CheckOverlap(drafts, now) ?? CheckIds(drafts);
        return refusal is null ? new PublishPriceDraft(drafts) : null;
    }

    private static PriceDraft? Check(PriceSignal price, MarketTime now, out Refusal? refusal)
    {
        MarketTime? start = null;
        refusal =
            FieldChecks.Range("ProviderID", price.ProviderId, 0, uint.MaxValue, "0 to 4294967295")
            ?? CheckLabel(price.RateLabel)
            ?? FieldChecks.Range("UnitOfMeasure", price.UnitOfMeasure, 0, (long)UnitOfMeasure.KilovarHours, "0 to 13, a unit of SEP in binary")
            ?? FieldChecks.Range("Currency", price.Currency, 0, 999, "an ISO 4217 number, 0 to 999")
            ?? FieldChecks.Range("PriceTrailingDigit", price.PriceTrailingDigit, 0, MostTiers, "0 to 15")
            ?? FieldChecks.Range("NumberOfPriceTiers", price.NumberOfPriceTiers, 0, MostTiers, "0 to 15")
            ?? FieldChecks.Range(
                "PriceTier", price.PriceTier, 0, price.NumberOfPriceTiers == 0 ? MostTiers : price.NumberOfPriceTiers, "0 to 15, and no more than NumberOfPriceTiers")
            ?? FieldChecks.Range("RegisterTier", price.RegisterTier, 0, MostTiers, "0 to 15")
            ?? FieldChecks.Range("DurationInMinutes", price.DurationInMinutes, 1, PublishPrice.UntilChangedMinutes, "1 to 65534, 65535 until it is replaced")
            ?? FieldChecks.Range("Price", price.Price, 0, uint.MaxValue, "0 to 4294967295")
            ?? FieldChecks.Range("PriceRatio", price.PriceRatio, 1, 254, "1 to 254 tenths")
            ?? FieldChecks.Range("GenerationPrice", price.GenerationPrice, 0, uint.MaxValue - 1, "0 to 4294967294")
            ?? FieldChecks.Range("GenerationPriceRatio", price.GenerationPriceRatio, 1, 254, "1 to 254 tenths")
            ?? FieldChecks.Start("StartTime", price.StartTime, now, out start);
        return refusal is null ? new PriceDraft(Template(price), start, price.IssuerEventId) : null;
    }

    private static PublishPrice Template(PriceSignal price) => new(
        (uint)price.ProviderId, new CharacterString(price.RateLabel ?? ""), 0, SepTime.Now, (UnitOfMeasure)price.UnitOfMeasure,
        (ushort)(price.Currency ?? UsDollar), (byte)((price.PriceTrailingDigit << 4) | price.PriceTier),
        (byte)((price.NumberOfPriceTiers << 4) | price.RegisterTier), SepTime.Now, (ushort)price.DurationInMinutes, (uint)price.Price,
        PriceDetails.Unused with
        {
            PriceRatio = (byte)(price.PriceRatio ?? PriceDetails.NoRatio),
            GenerationPrice = (uint)(price.GenerationPrice ?? PriceDetails.NoGenerationPrice),
            GenerationPriceRatio = (byte)(price.GenerationPriceRatio ?? PriceDetails.NoRatio),
        });

    private static Refusal? CheckLabel(string? label) => label is not null && Encoding.UTF8.GetByteCount(label) is > PublishPrice.MaxRateLabel and int octets
        ? Refusals.Range("RateLabel", octets, "at most 12 octets of UTF-8")
        : null;

    private static Refusal? CheckOverlap(List<PriceDraft> drafts, MarketTime now)
    {
        for (int i = 1; i < drafts.Count; i++)
        {
            if (drafts[i - 1].EndAt(now) > (drafts[i].Start ?? now))
            {
                return new Refusal(
                    Refusals.OutOfRange,
                    $"PriceSignalMessageBlock: the prices that start at {Text(drafts[i - 1])} and {Text(drafts[i])} overlap.");
            }
        }

        return null;
    }

    private static Refusal? CheckIds(List<PriceDraft> drafts) =>
        drafts.Where(d => d.CallersId is not null).GroupBy(d => d.CallersId).FirstOrDefault(g => g.Count() > 1) is { Key: { } twice }
            ? new Refusal(Refusals.OutOfRange, $"IssuerEventID: {twice} names two prices of this request.")
            : null;

    private static string Text(PriceDraft draft) => draft.Start is { } start ? $"{CentralTime.From(start):yyyy-MM-dd'T'HH:mm:sszzz}" : "once";
}
