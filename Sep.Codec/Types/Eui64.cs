using System.Globalization;

namespace Sep.Codec.Types;

/// <summary>
/// An IEEE EUI-64, the address of an ESI or device ("MAC address" in market documents). Printed as 16 upper-case hex digits, most significant octet
/// first; little-endian on the air. The default value (all zeros) stands for "none" and is never a device.
/// </summary>
public readonly record struct Eui64(ulong Value) : IComparable<Eui64>
{
    public bool IsNone => Value == 0;

    public int CompareTo(Eui64 other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("X16", CultureInfo.InvariantCulture);

    /// <summary>Reads 16 hex digits, with optional ':' or '-' between octets. Anything else, and the all-zero and all-one addresses, are refused.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Eui64 address)
    {
        address = default;
        ulong value = 0;
        int digits = 0;
        foreach (char c in text)
        {
            if (c is ':' or '-' && digits % 2 == 0 && digits is > 0 and < 16)
            {
                continue;
            }

            if (!char.IsAsciiHexDigit(c) || digits == 16)
            {
                return false;
            }

            value = (value << 4) | (uint)Convert.ToInt32(char.IsAsciiDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10);
            digits++;
        }

        address = new Eui64(value);
        return digits == 16 && value is not 0 and not ulong.MaxValue;
    }

    public static bool operator <(Eui64 left, Eui64 right) => left.Value < right.Value;
    public static bool operator >(Eui64 left, Eui64 right) => left.Value > right.Value;
    public static bool operator <=(Eui64 left, Eui64 right) => left.Value <= right.Value;
    public static bool operator >=(Eui64 left, Eui64 right) => left.Value >= right.Value;
}
