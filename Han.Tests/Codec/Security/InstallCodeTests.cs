using Sep.Codec.Security;

namespace Han.Tests.Codec.Security;

public sealed class InstallCodeTests
{
    /// <summary>The code that the specification uses as its example, with the checksum.</summary>
    private const string Example = "83FED3407A939723A5C639B26916D505C3B5";

    public static TheoryData<string> Published => SecurityVector.Names("install-code");

    [Theory]
    [MemberData(nameof(Published))]
    public void A_published_code_gives_its_link_key(string name)
    {
        SecurityVector vector = SecurityVector.Of(name);
        string digits = vector.Expected.GetProperty("full_code").GetString()!;
        AesKey expected = new(Convert.FromHexString(vector.Expected.GetProperty("link_key").GetString()!));

        Assert.True(InstallCode.TryParse(digits, out InstallCode code, out InstallCodeError error));
        Assert.Equal(InstallCodeError.None, error);
        Assert.Equal(expected, code.ToLinkKey());
        Assert.Equal(digits.ToUpperInvariant(), code.Format());
        Assert.Equal(new InstallCode(vector.Octets("code")), code);
    }

    [Theory]
    [InlineData("83FED3407A93", "83FED3407A93", true)]
    [InlineData("83FED3407A93", "83FED3407A92", false)]
    [InlineData("83FED3407A93", "03FED3407A93", false)]
    [InlineData("83FED3407A93", "83FED3407A930000", false)]
    [InlineData("83FED3407A939723A5C639B26916D505", "83FED3407A939723A5C639B26916D505", true)]
    [InlineData("83FED3407A939723A5C639B26916D505", "83FED3407A939723A5C639B26916D504", false)]
    public void Codes_are_equal_by_their_octets_and_their_length(string left, string right, bool expected)
    {
        InstallCode code = new(Convert.FromHexString(left));
        Assert.Equal(expected, code.Equals(new InstallCode(Convert.FromHexString(right))));
        Assert.Equal(expected, code == new InstallCode(Convert.FromHexString(right)));
    }

    [Fact]
    public void A_published_code_with_a_wrong_bit_is_refused()
    {
        SecurityVector vector = SecurityVector.Of("install-code.bad-crc");
        Assert.False(InstallCode.TryRead(vector.Octets("full_code"), out InstallCode code, out InstallCodeError error));
        Assert.Equal(InstallCodeError.WrongChecksum, error);
        Assert.True(code.IsNone);
    }

    /// <summary>Shipped by vendors and published by other projects; code and key side by side.</summary>
    [Theory]
    [InlineData("CC15A871CE590351", "E13E7838B6322F2FCA2DCD9C4CF205D8")]
    [InlineData("7A939723A5C639B269161802819B", "F93903721685FD329D26849B90F2959A")]
    [InlineData("83FED3407A939723A5C639B269161802AEBB", "333C23686079468EB27BA24BD9C7E564")]
    public void A_code_from_a_label_gives_its_link_key(string digits, string key)
    {
        Assert.True(InstallCode.TryParse(digits, out InstallCode code, out _));
        Assert.Equal(new AesKey(Convert.FromHexString(key)), code.ToLinkKey());
    }

    [Theory]
    [InlineData("83fed3407a939723a5c639b26916d505c3b5")]
    [InlineData("83FE D340 7A93 9723 A5C6 39B2 6916 D505 C3B5")]
    [InlineData(" 83-fe-d3-40-7a-93-97-23-A5-C6-39-B2-69-16-D5-05-C3-B5\r\n")]
    [InlineData("83:FE:D3:40:7A:93:97:23:A5:C6:39:B2:69:16:D5:05:C3:B5")]
    [InlineData("83FED340.7A939723.A5C639B2.6916D505.C3B5.")]
    [InlineData("8 3FED34\t07A939723--A5C639B26916D505C3B5")]
    [InlineData("83FED340\u20137A939723\u2011A5C639B2\u00A06916D505\u200BC3B5")]
    public void What_people_type_is_read(string text)
    {
        Assert.True(InstallCode.TryParse(text, out InstallCode code, out InstallCodeError error));
        Assert.Equal(InstallCodeError.None, error);
        Assert.Equal(Example, code.Format());
        Assert.Equal((16, 18), (code.Length, code.Size));
    }

    [Theory]
    [InlineData("", InstallCodeError.Empty)]
    [InlineData(" -:. \t", InstallCodeError.Empty)]
    [InlineData("83FED3407A932B7O", InstallCodeError.NotHex)]
    [InlineData("0x83FED3407A932B70", InstallCodeError.NotHex)]
    [InlineData("83FED3407A932B70\u0663", InstallCodeError.NotHex)]
    [InlineData("83FED3407A932B7", InstallCodeError.OddDigits)]
    [InlineData("83FED3407A932B700", InstallCodeError.OddDigits)]
    [InlineData("83FED3407A939723A5C639B26916D505C3B50", InstallCodeError.OddDigits)]
    [InlineData("2B", InstallCodeError.WrongLength)]
    [InlineData("2B70", InstallCodeError.WrongLength)]
    [InlineData("83FED3407A932B", InstallCodeError.WrongLength)]
    [InlineData("83FED3407A932B7083", InstallCodeError.WrongLength)]
    [InlineData("83FED3407A939723A5C639B26916D505C3B500", InstallCodeError.WrongLength)]
    [InlineData("83FED3407A939723A5C639B26916D505C3B583FED3407A939723A5C639B26916D505C3B5", InstallCodeError.WrongLength)]
    [InlineData("83FED3407A93", InstallCodeError.ChecksumMissing)]
    [InlineData("83FED3407A939723A5C639FF", InstallCodeError.ChecksumMissing)]
    [InlineData("83FED3407A939723A5C639B26916D505", InstallCodeError.ChecksumMissing)]
    [InlineData("83FED3407A932B71", InstallCodeError.WrongChecksum)]
    [InlineData("83FED3407A939738", InstallCodeError.WrongChecksum)]
    [InlineData("83FED3407A93702B", InstallCodeError.ChecksumSwapped)]
    public void What_is_wrong_with_a_code_is_told(string text, InstallCodeError expected)
    {
        Assert.False(InstallCode.TryParse(text, out InstallCode code, out InstallCodeError error));
        Assert.Equal(expected, error);
        Assert.True(code.IsNone);
    }

    [Fact]
    public void Every_single_bit_error_and_every_exchange_of_neighbours_is_found()
    {
        byte[] octets = Convert.FromHexString(Example);
        for (int bit = 0; bit < octets.Length * 8; bit++)
        {
            octets[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(InstallCode.TryRead(octets, out _, out _));
            octets[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        char[] digits = Example.ToCharArray();
        for (int i = 1; i < digits.Length; i++)
        {
            (digits[i - 1], digits[i]) = (digits[i], digits[i - 1]);
            Assert.Equal(digits[i - 1] == digits[i], InstallCode.TryParse(digits, out _, out _));
            (digits[i - 1], digits[i]) = (digits[i], digits[i - 1]);
        }
    }

    [Theory]
    [InlineData(6)]
    [InlineData(8)]
    [InlineData(12)]
    [InlineData(16)]
    public void A_new_code_comes_back_from_its_label(int length)
    {
        for (ulong seed = 0; seed < 50; seed++)
        {
            InstallCode made = new(Arbitrary.Octets(length, seed));
            Assert.Equal(length, made.Length);
            Assert.True(InstallCode.TryParse(made.Format().ToLowerInvariant(), out InstallCode read, out _));
            Assert.Equal(made, read);
            Assert.True(made == read && made.GetHashCode() == read.GetHashCode());
            Assert.Equal(made.ToLinkKey(), read.ToLinkKey());
        }
    }

    [Fact]
    public void Any_text_is_refused_with_a_reason_or_comes_back()
    {
        const string alphabet = "0123456789abcdefABCDEF -.:\u2013xZ";
        int[] reasons = new int[Enum.GetValues<InstallCodeError>().Length];
        for (ulong seed = 0; seed < 5_000; seed++)
        {
            // Mostly a label's text with one character changed or gone, else arbitrary characters.
            byte[] draw = Arbitrary.Octets(40, seed);
            char[] text = seed % 3 == 0 ? [.. draw[..(draw[0] % 40)].Select(octet => alphabet[octet % alphabet.Length])] : Example.ToCharArray();
            if (text.Length > 0 && seed % 3 != 0)
            {
                text[draw[1] % text.Length] = seed % 3 == 1 ? alphabet[draw[2] % alphabet.Length] : ' ';
            }

            bool read = InstallCode.TryParse(text, out InstallCode code, out InstallCodeError error);
            Assert.Equal(read, error == InstallCodeError.None);
            Assert.Equal(read, !code.IsNone);
            Assert.Equal(read ? string.Concat(text.Where(char.IsAsciiHexDigit)).ToUpperInvariant() : "", code.Format());
            reasons[(int)error]++;
        }

        Assert.All([InstallCodeError.None, InstallCodeError.NotHex, InstallCodeError.OddDigits, InstallCodeError.WrongChecksum], error =>
            Assert.True(reasons[(int)error] > 0, $"{error} never came up"));
    }

    [Fact]
    public void A_code_that_ends_in_zeros_is_not_a_shorter_one() => Assert.NotEqual(new InstallCode(new byte[6]), new InstallCode(new byte[8]));

    [Fact]
    public void A_code_of_a_wrong_length_is_our_mistake_and_so_is_none_at_all()
    {
        foreach (int length in (int[])[0, 5, 7, 9, 15, 17])
        {
            Assert.Throws<ArgumentException>(() => new InstallCode(new byte[length]));
        }

        Assert.Throws<InvalidOperationException>(() => default(InstallCode).ToLinkKey());
        Assert.Throws<ArgumentException>(() => new InstallCode(new byte[6]).CopyTo(new byte[7]));
        Assert.Equal("", default(InstallCode).Format());
    }

    [Fact]
    public void Neither_code_nor_key_prints_itself()
    {
        Assert.True(InstallCode.TryParse(Example, out InstallCode code, out _));
        Assert.Equal("(install code of 128 bits)", $"{code}");
        Assert.Equal("(no install code)", default(InstallCode).ToString());

        AesKey key = code.ToLinkKey();
        byte[] hash = new byte[AesMmo.HashSize];
        AesMmo.Hash(key, hash);
        Assert.Equal($"(key {Convert.ToHexString(hash.AsSpan(0, 2))})", $"{key}");
        Assert.Equal("(no key)", default(AesKey).ToString());
    }
}
