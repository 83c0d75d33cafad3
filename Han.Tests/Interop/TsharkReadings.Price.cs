using System.Globalization;
using Sep.Codec.Clusters.Price;

namespace Han.Tests.Interop;

internal static partial class TsharkReadings
{
    private const string PricePrefix = "zbee_zcl_se.price.";

    private static TsharkReading[] Price() =>
    [
        TsharkReading.Named<PublishPrice>(
            PricePrefix,
            new()
            {
                ["ProviderId"] = "provider_id",
                ["RateLabel"] = "rate_label",
                ["IssuerEventId"] = "issuer_event_id",
                ["CurrentTime"] = "current_time",
                ["UnitOfMeasure"] = "unit_of_measure",
                ["Currency"] = "currency",
                ["TrailingDigitAndPriceTier"] = "trailing_digit_and_price_tier",
                ["PriceTrailingDigits"] = "trailing_digit",
                ["PriceTier"] = "tier",
                ["NumberOfPriceTiersAndRegisterTier"] = "number_of_price_tiers_and_register_tier",
                ["NumberOfPriceTiers"] = "number_of_price_tiers",
                ["RegisterTier"] = "register_tier",
                ["StartTime"] = "start_time",
                ["DurationMinutes"] = "duration_in_minutes",
                ["Price"] = "price",
                ["Details.PriceRatio"] = "price.ratio",
                ["Details.GenerationPrice"] = "generation_price",
                ["Details.GenerationPriceRatio"] = "generation_price.ratio",
                ["Details.AlternateCostDelivered"] = "alternate_cost_delivered",
                ["Details.AlternateCostUnit"] = "alternate_cost.unit",
                ["Blocks.NumberOfBlockThresholds"] = "number_of_block_thresholds",
                ["Blocks.PriceControl"] = "control",
            },
            unread: new() { ["Details.AlternateCostTrailingDigit"] = "shown twice under one name, the octet and then its upper half" },
            (command, packet) => ShownTwice(command.Details?.AlternateCostTrailingDigit, packet, "alternate_cost.trailing_digit")),

        // In the layout of SE 1.2: Wireshark knows no other.
        TsharkReading.Named<PublishBlockPeriod>(
            PricePrefix,
            new()
            {
                ["ProviderId"] = "provider_id",
                ["IssuerEventId"] = "issuer_event_id",
                ["StartTime"] = "block_period.start_time",
                ["Duration"] = "block_period.duration",
                ["BlockPeriodControl"] = "block_period.control",
                ["Tariff.DurationType"] = "block_period.duration.type",
                ["Tariff.TariffType"] = "tariff_type_mask",
                ["Tariff.TariffResolutionPeriod"] = "tariff.resolution_period",
            },
            unread: new() { ["NumberOfPriceTiersAndBlockThresholds"] = "not in SE 1.2; an SE 1.1 frame is shown as a malformed SE 1.2 one" },
            (command, _) => Assert.Null(command.NumberOfPriceTiersAndBlockThresholds)),
        TsharkReading.Named<PublishConversionFactor>(PricePrefix, new()
        {
            ["IssuerEventId"] = "issuer_event_id",
            ["StartTime"] = "start_time",
            ["ConversionFactor"] = "conversion_factor",
            ["TrailingDigit"] = "conversion_factor_trailing_digit",
        }),
        TsharkReading.Named<PublishCalorificValue>(
            PricePrefix,
            new()
            {
                ["IssuerEventId"] = "issuer_event_id",
                ["StartTime"] = "start_time",
                ["CalorificValue"] = "calorific_value",
                ["CalorificValueUnit"] = "calorific_value.unit",
            },
            unread: new() { ["TrailingDigit"] = "shown twice under one name, the octet and then its upper half" },
            (command, packet) => ShownTwice(command.TrailingDigit, packet, "calorific_value.trailing_digit")),
        TsharkReading.Named<GetCurrentPrice>(PricePrefix, new() { ["CommandOptions"] = "command_options" }),
        TsharkReading.Named<GetScheduledPrices>(PricePrefix, new() { ["StartTime"] = "start_time", ["NumberOfEvents"] = "number_of_events" }),
        TsharkReading.Named<PriceAcknowledgement>(PricePrefix, new()
        {
            ["ProviderId"] = "provider_id",
            ["IssuerEventId"] = "issuer_event_id",
            ["PriceAckTime"] = "price_ack_time",
            ["Control"] = "control",
        }),
        TsharkReading.Named<GetBlockPeriods>(PricePrefix, new() { ["StartTime"] = "start_time", ["NumberOfEvents"] = "number_of_events" }),
        TsharkReading.Named<GetConversionFactor>(PricePrefix, new()
        {
            ["EarliestStartTime"] = "earliest_start_time",
            ["MinIssuerEventId"] = "min_issuer_event_id",
            ["NumberOfCommands"] = "number_of_commands",
        }),
        TsharkReading.Named<GetCalorificValue>(PricePrefix, new()
        {
            ["EarliestStartTime"] = "earliest_start_time",
            ["MinIssuerEventId"] = "min_issuer_event_id",
            ["NumberOfCommands"] = "number_of_commands",
        }),
    ];

    private static void ShownTwice(byte? octet, TsharkPacket packet, string field)
    {
        string[] expected = octet is byte value ? [.. new[] { value, value >> 4 }.Select(number => number.ToString(CultureInfo.InvariantCulture))] : [];
        Assert.Equal(expected, packet.Fields(PricePrefix + field).Select(TsharkPacket.Shown));
    }
}
