using Sep.Codec.Clusters.Price;

namespace Sep.Codec.Inspect.Names;

internal static partial class FieldNames
{
    private const string PricePrefix = "zbee_zcl_se.price.";

    private static CommandNames[] Price() =>
    [
        new(
            nameof(PublishPrice),
            [
                Named("ProviderId", PricePrefix + "provider_id"),
                Named("RateLabel", PricePrefix + "rate_label"),
                Named("IssuerEventId", PricePrefix + "issuer_event_id"),
                Named("CurrentTime", PricePrefix + "current_time"),
                Named("UnitOfMeasure", PricePrefix + "unit_of_measure"),
                Named("Currency", PricePrefix + "currency"),
                Bits(
                    "TrailingDigitAndPriceTier",
                    PricePrefix + "trailing_digit_and_price_tier",
                    new BitName(PricePrefix + "tier", 0x0F),
                    new BitName(PricePrefix + "trailing_digit", 0xF0)),
                Bits(
                    "NumberOfPriceTiersAndRegisterTier",
                    PricePrefix + "number_of_price_tiers_and_register_tier",
                    new BitName(PricePrefix + "register_tier", 0x0F),
                    new BitName(PricePrefix + "number_of_price_tiers", 0xF0)),
                Named("StartTime", PricePrefix + "start_time"),
                Named("DurationMinutes", PricePrefix + "duration_in_minutes"),
                Named("Price", PricePrefix + "price"),
                Named("PriceRatio", PricePrefix + "price.ratio"),
                Named("GenerationPrice", PricePrefix + "generation_price"),
                Named("GenerationPriceRatio", PricePrefix + "generation_price.ratio"),
                Named("AlternateCostDelivered", PricePrefix + "alternate_cost_delivered"),
                Named("AlternateCostUnit", PricePrefix + "alternate_cost.unit"),
                Named("AlternateCostTrailingDigit", PricePrefix + "alternate_cost.trailing_digit"),
                Named("NumberOfBlockThresholds", PricePrefix + "number_of_block_thresholds"),
                Named("PriceControl", PricePrefix + "control"),
            ]),
        new(
            nameof(PublishBlockPeriod),
            Named("ProviderId", PricePrefix + "provider_id"),
            Named("IssuerEventId", PricePrefix + "issuer_event_id"),
            Named("StartTime", PricePrefix + "block_period.start_time"),
            Named("Duration", PricePrefix + "block_period.duration"),
            Bits(
                "BlockPeriodControl",
                PricePrefix + "block_period.control",
                new BitName(PricePrefix + "block_period.control.price_acknowledgement", 0x01),
                new BitName(PricePrefix + "block_period.control.repeating_block", 0x02)),
            Bits(
                "DurationType",
                PricePrefix + "block_period.duration.type",
                new BitName(PricePrefix + "block_period.duration.timebase", 0x0F),
                new BitName(PricePrefix + "block_period.duration.control", 0xF0)),
            Bits("TariffType", PricePrefix + "tariff_type_mask", new BitName(PricePrefix + "tariff_type", 0x0F)),
            Named("TariffResolutionPeriod", PricePrefix + "tariff.resolution_period")),
        new(
            nameof(PublishConversionFactor),
            Named("IssuerEventId", PricePrefix + "issuer_event_id"),
            Named("StartTime", PricePrefix + "start_time"),
            Named("ConversionFactor", PricePrefix + "conversion_factor"),
            Bits("TrailingDigit", PricePrefix + "conversion_factor_trailing_digit", new BitName(PricePrefix + "conversion_factor.trailing_digit", 0xF0))),
        Command(
            nameof(PublishCalorificValue),
            PricePrefix,
            ("IssuerEventId", "issuer_event_id"),
            ("StartTime", "start_time"),
            ("CalorificValue", "calorific_value"),
            ("CalorificValueUnit", "calorific_value.unit"),
            ("TrailingDigit", "calorific_value.trailing_digit")),
        Command(nameof(GetCurrentPrice), PricePrefix, ("CommandOptions", "command_options")),
        Command(nameof(GetScheduledPrices), PricePrefix, ("StartTime", "start_time"), ("NumberOfEvents", "number_of_events")),
        Command(
            nameof(PriceAcknowledgement),
            PricePrefix,
            ("ProviderId", "provider_id"),
            ("IssuerEventId", "issuer_event_id"),
            ("PriceAckTime", "price_ack_time"),
            ("Control", "control")),
        Command(nameof(GetBlockPeriods), PricePrefix, ("StartTime", "start_time"), ("NumberOfEvents", "number_of_events")),
        Command(
            nameof(GetConversionFactor),
            PricePrefix,
            ("EarliestStartTime", "earliest_start_time"),
            ("MinIssuerEventId", "min_issuer_event_id"),
            ("NumberOfCommands", "number_of_commands")),
        Command(
            nameof(GetCalorificValue),
            PricePrefix,
            ("EarliestStartTime", "earliest_start_time"),
            ("MinIssuerEventId", "min_issuer_event_id"),
            ("NumberOfCommands", "number_of_commands")),
    ];
}
