using Sep.Codec.Clusters.Price;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace Han.Tests.Codec.Clusters.Price;

public sealed class PriceCommandTests
{
    private static readonly PublishBlockPeriod Se11 = new(17, 1, SepTime.Now, 1440, 0x43, BlockPeriodControl.Repeating);
    private static readonly PublishBlockPeriod Se12 = Se11 with { NumberOfPriceTiersAndBlockThresholds = null, Tariff = new(0x01, 0x00, 0x02) };

    [Fact]
    public void The_length_alone_tells_the_layout_of_a_block_period()
    {
        byte[] octets = [.. Enumerable.Repeat((byte)0x42, 24)];
        for (int length = 0; length <= octets.Length; length++)
        {
            bool isWhole = ZclFrame.TryDecode(octets.AsSpan(0, length), out PublishBlockPeriod period, out ReadOnlySpan<byte> tail);
            Assert.Equal(length is 17 or >= 19, isWhole);
            if (isWhole)
            {
                Assert.Equal(length == 17, period.NumberOfPriceTiersAndBlockThresholds.HasValue);
                Assert.Equal(length != 17, period.Tariff.HasValue);
                Assert.Equal(Math.Max(0, length - 19), tail.Length);
            }
        }
    }

    [Fact]
    public void A_block_period_is_written_in_the_layout_it_has_and_needs_one()
    {
        byte[] frame = new byte[32];
        Assert.Equal(3 + PublishBlockPeriod.Se11Size, ZclFrame.Write(frame, 0, false, Se11));
        Assert.Equal(3 + PublishBlockPeriod.Se12Size, ZclFrame.Write(frame, 0, false, Se12));
        Assert.Throws<ArgumentException>(() => ZclFrame.Write(frame, 0, false, Se11 with { Tariff = Se12.Tariff }));
        Assert.Throws<ArgumentException>(() => ZclFrame.Write(frame, 0, false, Se12 with { Tariff = null }));
        Refusal.Of("StartTime", Se11 with { StartTime = SepTime.Invalid });
        Refusal.Of("Duration", Se11 with { Duration = 0x100_0000 });
    }

    [Fact]
    public void Block_periods_say_what_they_mean()
    {
        Assert.Equal((4, 3), (Se11.NumberOfPriceTiers, Se11.NumberOfBlockThresholds));
        Assert.Equal((null, null), (Se12.NumberOfPriceTiers, Se12.NumberOfBlockThresholds));
        Assert.False(Se11.UntilChanged);
        Assert.True((Se11 with { Duration = PublishBlockPeriod.UntilChangedDuration }).UntilChanged);
    }

    [Fact]
    public void Factors_have_their_point()
    {
        Assert.Equal(1.02264m, new PublishConversionFactor(1, SepTime.Now, 102_264, 0x50).Factor);
        Assert.Equal(39.4m, new PublishCalorificValue(1, SepTime.Now, 394_000, CalorificValueUnit.MegajoulesPerCubicMetre, 0x40).Value);
    }

    [Fact]
    public void Times_that_are_none_are_refused_by_name()
    {
        Refusal.Of("StartTime", new PublishConversionFactor(1, SepTime.Invalid, 1, 0));
        Refusal.Of("StartTime", new PublishCalorificValue(1, SepTime.Invalid, 1, CalorificValueUnit.MegajoulesPerKilogram, 0));
        Refusal.Of("StartTime", new GetScheduledPrices(SepTime.Invalid, 0));
        Refusal.Of("StartTime", new GetBlockPeriods(SepTime.Invalid, 0));
        Refusal.Of("EarliestStartTime", new GetConversionFactor(SepTime.Invalid, GetConversionFactor.AnyIssuerEventId, 0));
        Refusal.Of("EarliestStartTime", new GetCalorificValue(SepTime.Invalid, GetCalorificValue.AnyIssuerEventId, 0));
        Refusal.Of("PriceAckTime", new PriceAcknowledgement(1, 1, SepTime.Now, PriceControl.None));
        Refusal.Of("PriceAckTime", new PriceAcknowledgement(1, 1, SepTime.Invalid, PriceControl.None));
    }

    /// <summary>Frames of the GB smart metering reference test data (SmartDCCInnovation/gbcs-parser, RTDS 4.5.0: GCS25, and GCS23 twice).</summary>
    [Fact]
    public void The_frames_of_the_GB_test_data_are_read()
    {
        PublishBlockPeriod period = Read<PublishBlockPeriod>("09010100000000804A371C0029601C01000002230001");
        Assert.Equal(
            new PublishBlockPeriod(0, 0x1C374A80, new SepTime(0x1C602900), 1, null, BlockPeriodControl.Repeating, new BlockPeriodTariff(0x23, 0x00, 0x01)), period);

        PublishConversionFactor factor = Read<PublishConversionFactor>("090002804A371C00000000788F010050");
        Assert.Equal((SepTime.Now, 1.02264m), (factor.StartTime, factor.Factor));

        PublishCalorificValue value = Read<PublishCalorificValue>("090103804A371C00000000900100000110");
        Assert.Equal((SepTime.Now, 40.0m, CalorificValueUnit.MegajoulesPerCubicMetre), (value.StartTime, value.Value, value.CalorificValueUnit));
    }

    private static T Read<T>(string hex) where T : struct, ISepCommand<T>
    {
        byte[] frame = Convert.FromHexString(hex);
        Assert.True(ZclFrame.TryRead(frame.AsSpan(), out ZclHeader header, out ReadOnlySpan<byte> payload));
        Assert.True(header.Announces<T>(ClusterId.Price));
        Assert.True(ZclFrame.TryDecode(payload, out T command, out ReadOnlySpan<byte> tail));
        Assert.True(tail.IsEmpty);

        byte[] again = new byte[frame.Length];
        Assert.Equal(frame.Length, ZclFrame.Write(again, header, command, tail));
        Assert.Equal(frame, again);
        return command;
    }
}
