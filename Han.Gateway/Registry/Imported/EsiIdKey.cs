using System.Globalization;

namespace Han.Gateway.Registry.Imported;

/// <summary>
/// An ESIID as a number that sorts: its digits, and above them whether there are 22 of them or 17. Leading zeros survive because the length does.
/// At most 81 bits, so that a <see cref="PremiseRecord"/> has room for its date below.
/// </summary>
internal static class EsiIdKey
{
    public const int LongestText = 22;

    private const int ShortText = 17;
    private static readonly UInt128 _long = UInt128.One << 80;

    public static bool TryPack(ReadOnlySpan<char> esiId, out UInt128 key)
    {
        key = default;
        if (esiId.Length is not (ShortText or LongestText) || esiId.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        // Seventeen digits fit in 64 bits; the other five follow, so that no 128-bit number has to be parsed.
        ulong head = ulong.Parse(esiId[..ShortText], NumberStyles.None, CultureInfo.InvariantCulture);
        key = esiId.Length == ShortText ? head : _long + (UInt128)head * 100_000 + uint.Parse(esiId[ShortText..], NumberStyles.None, CultureInfo.InvariantCulture);
        return true;
    }

    /// <summary>Writes the digits into <paramref name="text"/> (room for 22) and says how many there are.</summary>
    public static int Format(UInt128 key, Span<char> text)
    {
        bool isLong = key >= _long;
        UInt128 digits = isLong ? key - _long : key;
        digits.TryFormat(text, out int length, isLong ? "D22" : "D17", CultureInfo.InvariantCulture);
        return length;
    }

    public static string ToText(UInt128 key)
    {
        Span<char> text = stackalloc char[LongestText];
        return text[..Format(key, text)].ToString();
    }
}
