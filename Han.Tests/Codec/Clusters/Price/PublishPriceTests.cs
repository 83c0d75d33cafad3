using Sep.Codec.Clusters.Metering;
using Sep.Codec.Clusters.Price;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace Han.Tests.Codec.Clusters.Price;

public sealed class PublishPriceTests
{
    private static readonly PublishPrice Short = new(
        17, new CharacterString("PEAK"), 1, new SepTime(708_529_245), UnitOfMeasure.KilowattHours, 840, 0x42, 0x43, SepTime.Now, 60, 1234);

    private static readonly PublishPrice Full = Short with
    {
        Details = new(10, 987, 6, 517, AlternateCostUnit.KilogramsOfCarbonDioxide, 0x30),
        Blocks = new(2, PriceControl.AcknowledgementRequired),
    };

    [Fact]
    public void Numbers_have_their_point()
    {
        Assert.Equal(0.1234m, Full.PricePerUnit);
        Assert.Equal(0.0987m, Full.GenerationPricePerUnit);
        Assert.Equal(1.0m, Full.Details?.Ratio);
        Assert.Equal(0.6m, Full.Details?.GenerationRatio);
        Assert.Equal(0.517m, Full.Details?.AlternateCost);
        Assert.Equal(429_496.7295m, (Full with { Price = uint.MaxValue }).PricePerUnit);
        Assert.Equal(0.000004294967295m, (Full with { Price = uint.MaxValue, TrailingDigitAndPriceTier = 0xF0 }).PricePerUnit);
    }

    [Fact]
    public void Halves_of_octets_have_names() =>
        Assert.Equal((4, 2, 4, 3), (Full.PriceTrailingDigits, Full.PriceTier, Full.NumberOfPriceTiers, Full.RegisterTier));

    [Fact]
    public void What_is_not_used_is_no_number()
    {
        PublishPrice unused = Short with { Details = PriceDetails.Unused, Blocks = new(PriceBlocks.NoBlocks, PriceControl.None) };
        Assert.Null(unused.GenerationPricePerUnit);
        Assert.Null(unused.Details?.Ratio);
        Assert.Null(unused.Details?.GenerationRatio);
        Assert.Null(unused.Details?.AlternateCost);
        Assert.False(unused.Blocks?.HasBlocks);
        Assert.Null(Short.GenerationPricePerUnit);
        Assert.Equal("FFFFFFFFFFFFFFFFFFFFFFFF", Convert.ToHexString(Payload(unused)[^14..^2]));
    }

    [Fact]
    public void Duration_and_control_say_what_they_mean()
    {
        Assert.False(Full.UntilChanged);
        Assert.True((Full with { DurationMinutes = PublishPrice.UntilChangedMinutes }).UntilChanged);
        Assert.True(Full.IsAcknowledgementRequired);
        Assert.False(Short.IsAcknowledgementRequired);
        Assert.False((Full with { Blocks = new(2, PriceControl.MoreThan15Tiers) }).IsAcknowledgementRequired);
    }

    [Fact]
    public void A_frame_may_end_after_each_part_and_nowhere_else()
    {
        byte[] payload = Payload(Full);
        int label = 1 + "PEAK".Length;
        for (int length = 0; length <= payload.Length; length++)
        {
            bool isWhole = ZclFrame.TryDecode(payload.AsSpan(0, length), out PublishPrice price, out ReadOnlySpan<byte> tail);
            bool mayEnd = length - label is 27 or 39 or 41;
            Assert.True(mayEnd == isWhole, $"{length} octets");
            if (isWhole)
            {
                Assert.True(tail.IsEmpty);
                Assert.Equal((length - label >= 39, length - label >= 41), (price.Details.HasValue, price.Blocks.HasValue));
                Assert.Equal(payload[..length], Payload(price));
            }
        }
    }

    [Fact]
    public void A_label_may_be_absent_or_of_12_octets_and_no_longer()
    {
        foreach (CharacterString label in new[] { CharacterString.None, new CharacterString(""), new CharacterString("Nachttarif 2") })
        {
            Assert.True(ZclFrame.TryDecode(Payload(Full with { RateLabel = label }).AsSpan(), out PublishPrice price, out _));
            Assert.Equal(label, price.RateLabel);
        }

        Assert.Throws<ArgumentException>(() => Payload(Full with { RateLabel = new CharacterString("thirteen char") }));
        byte[] tooLong = [.. Payload(Full)[..4], 13, .. "thirteen char"u8, .. Payload(Full)[9..]];
        Assert.False(ZclFrame.TryDecode(tooLong.AsSpan(), out PublishPrice _, out _));
    }

    [Fact]
    public void Values_out_of_range_and_gaps_are_refused_by_name()
    {
        Refusal.Not(Full);
        Refusal.Not(Short);
        Refusal.Of("CurrentTime", Full with { CurrentTime = SepTime.Invalid });
        Refusal.Of("UnitOfMeasure", Full with { UnitOfMeasure = UnitOfMeasure.KilowattHoursBcd });
        Refusal.Of("StartTime", Full with { StartTime = SepTime.Invalid });
        Refusal.Of("PriceRatio", Full with { Details = PriceDetails.Unused with { PriceRatio = 0 } });
        Refusal.Of("GenerationPriceRatio", Full with { Details = PriceDetails.Unused with { GenerationPriceRatio = 0 } });
        Refusal.Of("Details", Full with { Details = null });
    }

    private static byte[] Payload(PublishPrice price)
    {
        byte[] frame = new byte[64];
        return frame[3..ZclFrame.Write(frame, 0, false, price)];
    }
}
