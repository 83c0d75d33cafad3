using Sep.Codec.Clusters.Metering;
using Sep.Codec.Clusters.Price;

namespace Han.Tests.Codec;

public static partial class Draws
{
    public static PublishPrice PublishPrice(byte[] octets)
    {
        // Fixed parts of 4, 23, 12 and 2 octets, the label after the first, and the end after any of the others.
        int length = 23 + (octets[127] % 3) switch { 0 => 0, 1 => 12, _ => 14 };
        PublishPrice raw = Raw<PublishPrice>([.. octets[..4], .. ShortText(octets[4..17]), .. octets[17..(17 + length)]]);
        return raw with
        {
            CurrentTime = Valid(raw.CurrentTime),
            UnitOfMeasure = raw.UnitOfMeasure.ToBinary(),
            StartTime = Valid(raw.StartTime),
            Details = raw.Details is PriceDetails details
                ? details with { PriceRatio = NotZero(details.PriceRatio), GenerationPriceRatio = NotZero(details.GenerationPriceRatio) }
                : null,
        };
    }

    /// <summary>In the layout of SE 1.2; that of 1.1 is <see cref="PublishBlockPeriodSe11"/>.</summary>
    public static PublishBlockPeriod PublishBlockPeriod(byte[] octets)
    {
        PublishBlockPeriod raw = Raw<PublishBlockPeriod>(octets);
        return raw with { StartTime = Valid(raw.StartTime) };
    }

    public static PublishBlockPeriod PublishBlockPeriodSe11(byte[] octets) => PublishBlockPeriod(octets[..17]);

    public static PublishConversionFactor PublishConversionFactor(byte[] octets)
    {
        PublishConversionFactor raw = Raw<PublishConversionFactor>(octets);
        return raw with { StartTime = Valid(raw.StartTime) };
    }

    public static PublishCalorificValue PublishCalorificValue(byte[] octets)
    {
        PublishCalorificValue raw = Raw<PublishCalorificValue>(octets);
        return raw with { StartTime = Valid(raw.StartTime) };
    }

    public static GetCurrentPrice GetCurrentPrice(byte[] octets) => Raw<GetCurrentPrice>(octets);

    public static GetScheduledPrices GetScheduledPrices(byte[] octets)
    {
        GetScheduledPrices raw = Raw<GetScheduledPrices>(octets);
        return raw with { StartTime = Valid(raw.StartTime) };
    }

    public static PriceAcknowledgement PriceAcknowledgement(byte[] octets)
    {
        PriceAcknowledgement raw = Raw<PriceAcknowledgement>(octets);
        return raw with { PriceAckTime = Moment(raw.PriceAckTime) };
    }

    public static GetBlockPeriods GetBlockPeriods(byte[] octets)
    {
        GetBlockPeriods raw = Raw<GetBlockPeriods>(octets);
        return raw with { StartTime = Valid(raw.StartTime) };
    }

    public static GetConversionFactor GetConversionFactor(byte[] octets)
    {
        GetConversionFactor raw = Raw<GetConversionFactor>(octets);
        return raw with { EarliestStartTime = Valid(raw.EarliestStartTime) };
    }

    public static GetCalorificValue GetCalorificValue(byte[] octets)
    {
        GetCalorificValue raw = Raw<GetCalorificValue>(octets);
        return raw with { EarliestStartTime = Valid(raw.EarliestStartTime) };
    }

    private static byte NotZero(byte value) => value == 0 ? (byte)1 : value;

    /// <summary>A string of up to 12 letters with its length octet: how many, and then which.</summary>
    private static byte[] ShortText(byte[] octets)
    {
        int length = octets[0] % 13;
        return [(byte)length, .. octets[1..(1 + length)].Select(octet => (byte)('a' + (octet % 26)))];
    }

    private static CommandDraw[] Price() =>
    [
        For(PublishPrice),
        For(PublishBlockPeriod),
        For(PublishConversionFactor),
        For(PublishCalorificValue),
        For(GetCurrentPrice),
        For(GetScheduledPrices),
        For(PriceAcknowledgement),
        For(GetBlockPeriods),
        For(GetConversionFactor),
        For(GetCalorificValue),
    ];
}
