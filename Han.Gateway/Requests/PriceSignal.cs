namespace Han.Gateway.Requests;

/// <summary>One PriceSignalMessageBlock, field for field the SEP Publish Price. Ranges are checked on acceptance.</summary>
/// <param name="IssuerEventId">The caller's own id, unique within its DUNS.</param>
public sealed record PriceSignal(
    long ProviderId,
    string? RateLabel,
    uint? IssuerEventId,
    long UnitOfMeasure,
    long? Currency,
    long PriceTrailingDigit,
    long PriceTier,
    long NumberOfPriceTiers,
    long RegisterTier,
    RequestTime StartTime,
    long DurationInMinutes,
    long Price,
    long? PriceRatio,
    long? GenerationPrice,
    long? GenerationPriceRatio);
