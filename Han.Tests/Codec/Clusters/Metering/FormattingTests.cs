using System.Globalization;
using System.Numerics;
using Sep.Codec.Clusters.Metering;

namespace Han.Tests.Codec.Clusters.Metering;

public sealed class FormattingTests
{
    [Theory]
    [InlineData(3, 9, true, 152468871, 1, 1000, "152468.871")]
    [InlineData(3, 6, false, 1234, 1, 1000, "000001.234")]
    [InlineData(3, 6, true, 1234, 1, 1000, "1.234")]
    [InlineData(3, 6, true, 5, 1, 1000, "0.005")]
    [InlineData(3, 6, true, 0, 1, 1, "0.000")]
    [InlineData(3, 6, false, -1191, 1, 1000, "-000001.191")]
    [InlineData(3, 6, true, -1191, 1, 1000, "-1.191")]
    [InlineData(0, 0, false, 0, 1, 1, "0")]
    [InlineData(0, 0, true, 42, 1, 1, "42")]
    [InlineData(0, 5, false, 42, 1, 1, "00042")]
    [InlineData(1, 0, false, 5, 1, 10, "0.5")]
    [InlineData(1, 2, false, 1234567, 1, 1, "1234567.0")]
    [InlineData(2, 0, true, 7, 10, 1, "70.00")]
    [InlineData(3, 0, true, 1, 1, 3, "0.333")]
    [InlineData(3, 0, true, 2, 1, 3, "0.667")]
    [InlineData(2, 0, true, 5, 1, 1000, "0.01")]
    [InlineData(2, 0, true, -5, 1, 1000, "-0.01")]
    [InlineData(2, 0, true, -4, 1, 1000, "0.00")]
    [InlineData(7, 15, false, long.MinValue, 0xFFFFFF, 1, "-154742495687300497507614720.0000000")]
    public void A_number_is_shown(int right, int left, bool suppress, long raw, uint multiplier, uint divisor, string text) =>
        Assert.Equal(text, new Formatting(right, left, suppress).Format(raw, multiplier, divisor));

    [Fact]
    public void What_is_shown_is_the_nearest_number_of_so_many_digits()
    {
        for (ulong seed = 2; seed < 500; seed++)
        {
            byte[] octets = Draws.Of(seed);
            Formatting formatting = new(octets[0]);
            long raw = BitConverter.ToInt64(octets, 8) >> (octets[1] % 64);
            uint multiplier = BitConverter.ToUInt32(octets, 16) >> 8;
            uint divisor = (BitConverter.ToUInt32(octets, 20) >> (8 + (octets[2] % 24))) | 1;
            string text = formatting.Format(raw, multiplier, divisor);

            BigInteger shown = BigInteger.Parse(text.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
            BigInteger error = (shown * divisor) - (new BigInteger(raw) * multiplier * BigInteger.Pow(10, formatting.DigitsRight));
            Assert.True(BigInteger.Abs(error) * 2 <= divisor, $"{formatting}: {raw} x {multiplier} / {divisor} is shown as {text}");
            Assert.Equal(formatting.DigitsRight, text.Contains('.', StringComparison.Ordinal) ? text.Length - text.IndexOf('.', StringComparison.Ordinal) - 1 : 0);
        }
    }

    [Fact]
    public void An_octet_is_taken_apart_and_put_together()
    {
        for (int octet = 0; octet <= byte.MaxValue; octet++)
        {
            Formatting formatting = new((byte)octet);
            Assert.Equal(formatting, new Formatting(formatting.DigitsRight, formatting.DigitsLeft, formatting.SuppressLeadingZeros));
        }

        Assert.Equal((3, 6, true), (new Formatting(0xB3).DigitsRight, new Formatting(0xB3).DigitsLeft, new Formatting(0xB3).SuppressLeadingZeros));
    }

    [Theory]
    [InlineData(8, 0)]
    [InlineData(-1, 0)]
    [InlineData(0, 16)]
    [InlineData(0, -1)]
    public void More_digits_than_the_octet_holds_are_refused(int right, int left) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Formatting(right, left, false));

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 0x100_0000)]
    [InlineData(0x100_0000, 1)]
    public void A_scale_that_no_meter_can_have_is_refused(uint multiplier, uint divisor) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => default(Formatting).Format(1, multiplier, divisor));
}
