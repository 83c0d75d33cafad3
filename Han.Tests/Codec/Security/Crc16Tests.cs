using System.Globalization;
using Sep.Codec.Security;

namespace Han.Tests.Codec.Security;

public sealed class Crc16Tests
{
    [Theory]
    [InlineData("crc16.x25.check")]
    [InlineData("crc16.mac-fcs.check")]
    public void The_check_value_of_the_catalogue(string name)
    {
        SecurityVector vector = SecurityVector.Of(name);
        ushort expected = ushort.Parse(vector.Expected.GetString()!, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        Assert.Equal(expected, name.Contains("x25", StringComparison.Ordinal) ? Crc16.X25(vector.Message) : Crc16.FrameCheck(vector.Message));
    }

    [Fact]
    public void Every_length_as_by_long_division()
    {
        for (int length = 0; length <= 140; length++)
        {
            byte[] octets = Arbitrary.Octets(length, (ulong)length);
            Assert.Equal(Divided(0xFFFF, octets) ^ 0xFFFF, Crc16.X25(octets));
            Assert.Equal(Divided(0, octets), Crc16.FrameCheck(octets));
        }
    }

    private static int Divided(int remainder, byte[] octets)
    {
        foreach (int bit in octets.SelectMany(octet => Enumerable.Range(0, 8).Select(i => (octet >> i) & 1)))
        {
            remainder = (remainder >> 1) ^ (((remainder ^ bit) & 1) * 0x8408);
        }

        return remainder;
    }
}
