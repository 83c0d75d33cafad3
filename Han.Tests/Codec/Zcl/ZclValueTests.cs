using System.Text;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace Han.Tests.Codec.Zcl;

public sealed class ZclValueTests
{
    public static TheoryData<ZclType> NumberTypes => [.. Enum.GetValues<ZclType>().Where(type => ZclTypes.Kind(type) is ZclValueKind.Unsigned or ZclValueKind.Signed)];

    public static TheoryData<ZclType> TypesWithMarker => [.. Enum.GetValues<ZclType>().Where(type => ZclTypes.InvalidSize(type) >= 0)];

    [Theory]
    [InlineData(ZclType.UInt48, "877D16090000", 152468871)]
    [InlineData(ZclType.UInt8, "FE", 254)]
    [InlineData(ZclType.UInt40, "FEFFFFFFFF", 0xFF_FFFF_FFFE)]
    [InlineData(ZclType.Int24, "FFFFFF", -1)]
    [InlineData(ZclType.Int24, "A70400", 1191)]
    [InlineData(ZclType.Int8, "81", -127)]
    [InlineData(ZclType.Int64, "0100000000000080", long.MinValue + 1)]
    [InlineData(ZclType.Map8, "FF", 255)]
    [InlineData(ZclType.Enum16, "0201", 258)]
    [InlineData(ZclType.Boolean, "01", 1)]
    [InlineData(ZclType.UtcTime, "5D4C3B2A", 0x2A3B4C5D)]
    public void A_number_is_read(ZclType type, string hex, long expected)
    {
        ZclValue value = new(type, Convert.FromHexString(hex));
        Assert.False(value.IsInvalid);
        Assert.True(value.TryGetNumber(out long number));
        Assert.Equal(expected, number);
    }

    [Theory]
    [MemberData(nameof(NumberTypes))]
    public void Numbers_come_back_up_to_the_limits_of_their_type(ZclType type)
    {
        int bits = ZclTypes.FixedSize(type) * 8;
        bool signed = ZclTypes.Kind(type) == ZclValueKind.Signed;
        bool hasMarker = ZclTypes.InvalidSize(type) > 0;
        Int128 min = signed ? -(Int128.One << (bits - 1)) + 1 : 0;
        Int128 max = signed ? (Int128.One << (bits - 1)) - 1 : (Int128.One << bits) - 1 - (hasMarker ? 1 : 0);
        foreach (Int128 number in new[] { min, min + 1, max / 2, max - 1, max })
        {
            byte[] buffer = new byte[ZclValue.MaxFixedSize];
            ZclValue value = number > long.MaxValue ? ZclValue.FromUnsigned(type, (ulong)number, buffer) : ZclValue.FromNumber(type, (long)number, buffer);
            Assert.Equal(number <= long.MaxValue, value.TryGetNumber(out long back));
            Assert.Equal(number <= long.MaxValue ? number : 0, number <= long.MaxValue ? back : 0);
            Assert.Equal(!signed, value.TryGetUnsigned(out ulong unsigned));
            Assert.Equal(signed ? 0 : (ulong)number, unsigned);
        }

        foreach (Int128 number in new[] { min - 1, max + 1 }.Where(number => number >= long.MinValue && number <= long.MaxValue))
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => _ = ZclValue.FromNumber(type, (long)number, new byte[8]).Type);
        }
    }

    [Theory]
    [MemberData(nameof(TypesWithMarker))]
    public void Not_a_value_never_looks_like_one(ZclType type)
    {
        Span<byte> buffer = stackalloc byte[ZclValue.MaxFixedSize];
        ZclValue value = new(type, ZclValue.NotAValue(type, buffer).Octets);
        Assert.True(value.IsInvalid);
        Assert.False(value.TryGetNumber(out _) || value.TryGetUnsigned(out _) || value.TryGetBoolean(out _) || value.TryGetFloat(out _));
        Assert.False(value.TryGetText(out _) || value.TryGetOctets(out _) || value.TryGetElements(out _) || value.TryGetKey(out _));
        Assert.False(value.TryGetTimeOfDay(out _) || value.TryGetDate(out _) || value.TryGetTime(out _) || value.TryGetEui64(out _));
        Assert.Equal(ZclTypes.FixedSize(type) > 0, value.TryGetBits(out _));
    }

    [Theory]
    [InlineData(ZclType.Boolean, "FF")]
    [InlineData(ZclType.UInt8, "FF")]
    [InlineData(ZclType.UInt48, "FFFFFFFFFFFF")]
    [InlineData(ZclType.Int8, "80")]
    [InlineData(ZclType.Int24, "000080")]
    [InlineData(ZclType.Enum8, "FF")]
    [InlineData(ZclType.Float16, "007E")]
    [InlineData(ZclType.Float32, "0000C07F")]
    [InlineData(ZclType.Float64, "000000000000F87F")]
    [InlineData(ZclType.OctetString, "FF")]
    [InlineData(ZclType.LongCharacterString, "FFFF")]
    [InlineData(ZclType.Array, "20FFFF")]
    [InlineData(ZclType.Structure, "FFFF")]
    [InlineData(ZclType.TimeOfDay, "FFFFFFFF")]
    [InlineData(ZclType.Date, "FFFFFFFF")]
    [InlineData(ZclType.UtcTime, "FFFFFFFF")]
    [InlineData(ZclType.ClusterId, "FFFF")]
    [InlineData(ZclType.BacnetOid, "FFFFFFFF")]
    [InlineData(ZclType.IeeeAddress, "FFFFFFFFFFFFFFFF")]
    [InlineData(ZclType.NoData, "")]
    public void The_markers_are_those_of_the_specification(ZclType type, string hex) => Assert.True(new ZclValue(type, Convert.FromHexString(hex)).IsInvalid);

    [Theory]
    [InlineData(ZclType.Data8, "FF")]
    [InlineData(ZclType.Map16, "FFFF")]
    [InlineData(ZclType.SecurityKey, "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF")]
    [InlineData(ZclType.TimeOfDay, "FFFFFF00")]
    [InlineData(ZclType.OctetString, "00")]
    [InlineData(ZclType.Array, "200000")]
    public void These_octets_are_values(ZclType type, string hex) => Assert.False(new ZclValue(type, Convert.FromHexString(hex)).IsInvalid);

    [Theory]
    [InlineData(ZclType.Float16, 1.5, "003E")]
    [InlineData(ZclType.Float32, 1.5, "0000C03F")]
    [InlineData(ZclType.Float64, -2.25, "00000000000002C0")]
    [InlineData(ZclType.Float32, double.PositiveInfinity, "0000807F")]
    public void A_float_comes_back(ZclType type, double number, string hex)
    {
        ZclValue value = ZclValue.FromFloat(type, number, stackalloc byte[8]);
        Assert.Equal(hex, Convert.ToHexString(value.Octets));
        Assert.True(value.TryGetFloat(out double back));
        Assert.Equal(number, back);
        Assert.False(value.TryGetNumber(out _));
    }

    [Fact]
    public void A_float_that_the_type_cannot_hold_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _ = ZclValue.FromFloat(ZclType.Float16, 1e6, new byte[8]).Type);
        Assert.Throws<ArgumentOutOfRangeException>(() => _ = ZclValue.FromFloat(ZclType.Float64, double.NaN, new byte[8]).Type);
        Assert.Throws<ArgumentException>(() => _ = ZclValue.FromFloat(ZclType.UInt8, 1, new byte[8]).Type);
    }

    [Fact]
    public void Strings_come_back_and_know_their_limits()
    {
        byte[] buffer = new byte[70_000];
        Assert.True(ZclValue.FromText(ZclType.CharacterString, "kWh"u8, buffer).TryGetText(out ReadOnlySpan<byte> text));
        Assert.Equal("kWh", Encoding.UTF8.GetString(text));
        Assert.Equal("020041FF", Convert.ToHexString(ZclValue.FromOctets(ZclType.LongOctetString, [0x41, 0xFF], buffer).Octets));
        Assert.True(ZclValue.FromOctets(ZclType.OctetString, default, buffer).TryGetOctets(out ReadOnlySpan<byte> empty));
        Assert.True(empty.IsEmpty);
        Assert.Equal(255, ZclValue.FromOctets(ZclType.OctetString, new byte[254], buffer).Octets.Length);
        Assert.Throws<ArgumentException>(() => _ = ZclValue.FromOctets(ZclType.OctetString, new byte[255], buffer).Type);
        Assert.Throws<ArgumentException>(() => _ = ZclValue.FromText(ZclType.LongCharacterString, new byte[65_535], buffer).Type);
        Assert.Throws<ArgumentException>(() => _ = ZclValue.FromText(ZclType.OctetString, default, buffer).Type);
    }

    [Fact]
    public void Times_dates_addresses_and_keys_come_back()
    {
        byte[] buffer = new byte[ZclValue.MaxFixedSize];
        ZclTimeOfDay time = new(23, 59, 58, 99);
        Assert.Equal("173B3A63", Convert.ToHexString(ZclValue.FromTimeOfDay(time, buffer).Octets));
        Assert.True(ZclValue.FromTimeOfDay(time, buffer).TryGetTimeOfDay(out ZclTimeOfDay timeBack));
        Assert.Equal(time, timeBack);
        ZclDate date = new(122, 6, 14, 2);
        Assert.True(ZclValue.FromDate(date, buffer).TryGetDate(out ZclDate dateBack));
        Assert.Equal("2022-06-14", dateBack.ToString());
        Assert.True(ZclValue.FromTime(new SepTime(7), buffer).TryGetTime(out SepTime utc));
        Assert.Equal(new SepTime(7), utc);
        Assert.True(ZclValue.FromEui64(new Eui64(0x000D6F0000000002), buffer).TryGetEui64(out Eui64 address));
        Assert.Equal("000D6F0000000002", address.ToString());
        byte[] key = [.. Enumerable.Range(1, 16).Select(i => (byte)i)];
        Assert.True(ZclValue.FromKey(key, buffer).TryGetKey(out ReadOnlySpan<byte> keyBack));
        Assert.Equal(key, keyBack.ToArray());
    }

    [Fact]
    public void What_is_no_value_is_not_made()
    {
        byte[] buffer = new byte[ZclValue.MaxFixedSize];
        Assert.Throws<ArgumentOutOfRangeException>(() => _ = ZclValue.FromTimeOfDay(new(24, 0, 0, 0), buffer).Type);
        Assert.Throws<ArgumentOutOfRangeException>(() => _ = ZclValue.FromTimeOfDay(new(0xFF, 0xFF, 0xFF, 0xFF), buffer).Type);
        Assert.Throws<ArgumentOutOfRangeException>(() => _ = ZclValue.FromDate(new(122, 13, 1, 1), buffer).Type);
        Assert.Throws<ArgumentOutOfRangeException>(() => _ = ZclValue.FromTime(SepTime.Invalid, buffer).Type);
        Assert.Throws<ArgumentOutOfRangeException>(() => _ = ZclValue.FromEui64(new Eui64(ulong.MaxValue), buffer).Type);
        Assert.Throws<ArgumentException>(() => _ = ZclValue.FromKey(new byte[15], buffer).Type);
        Assert.Throws<ArgumentException>(() => _ = ZclValue.NotAValue(ZclType.Map8, buffer).Type);
        Assert.Throws<ArgumentException>(() => _ = ZclValue.FromNumber(ZclType.UInt32, 1, new byte[3]).Type);
        Assert.Throws<ArgumentException>(() => _ = new ZclValue(ZclType.UInt32, new byte[3]).Type);
    }

    [Theory]
    [InlineData("00", true, false)]
    [InlineData("01", true, true)]
    [InlineData("02", false, false)]
    public void A_boolean_is_0_or_1(string hex, bool isBoolean, bool expected)
    {
        Assert.Equal(isBoolean, new ZclValue(ZclType.Boolean, Convert.FromHexString(hex)).TryGetBoolean(out bool value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData(ZclType.Array, "2103000100FFFF0300", "1 - 3")]
    [InlineData(ZclType.Set, "4202000141024242", "41 4242")]
    [InlineData(ZclType.Bag, "000300", "- - -")]
    [InlineData(ZclType.Structure, "030020072AFFFFFF4102ABCD", "7 -1 ABCD")]
    [InlineData(ZclType.Array, "48020020020001022001000F", "(1 2) (15)")]
    public void A_collection_is_read_in_place(ZclType type, string hex, string expected) =>
        Assert.Equal(expected, Print(new ZclValue(type, Convert.FromHexString(hex))));

    private static string Print(ZclValue value)
    {
        if (value.TryGetElements(out ZclElements elements))
        {
            List<string> parts = [];
            foreach (ZclValue element in elements)
            {
                string part = Print(element);
                parts.Add(element.Kind == ZclValueKind.Collection ? $"({part})" : part);
            }

            return string.Join(' ', parts);
        }

        return value.TryGetNumber(out long number) ? $"{number}"
            : value.TryGetText(out ReadOnlySpan<byte> content) || value.TryGetOctets(out content) ? Convert.ToHexString(content) : "-";
    }
}
