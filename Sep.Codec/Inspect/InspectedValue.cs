using System.Globalization;
using System.Text;
using Sep.Codec.Types;

namespace Sep.Codec.Inspect;

/// <summary>What a field of an inspected frame says: a number, a name, a time, an address, text or octets, or nothing. Printed by <see cref="ToString"/>.</summary>
public readonly record struct InspectedValue
{
    private readonly ulong _bits;
    private readonly Type? _names;
    private readonly ReadOnlyMemory<byte> _octets;
    private readonly string? _text;

    private InspectedValue(InspectedKind kind, ulong bits = 0, Type? names = null, ReadOnlyMemory<byte> octets = default, string? text = null)
    {
        Kind = kind;
        _bits = bits;
        _names = names;
        _octets = octets;
        _text = text;
    }

    /// <summary>What kind of value this is, which says which of the other members mean something.</summary>
    public InspectedKind Kind { get; }

    /// <summary>An unsigned number, an enumeration's number, a set of flags, seconds since 2000, or an EUI-64.</summary>
    public ulong Bits => _bits;

    /// <summary>A number in two's complement.</summary>
    public long Signed => unchecked((long)_bits);

    /// <summary>Text, and the fingerprint that stands for a secret; empty otherwise.</summary>
    public string Text => _text ?? (Kind == InspectedKind.Text ? Encoding.UTF8.GetString(_octets.Span) : "");

    /// <summary>Octets, or UTF-8 text as it came.</summary>
    public ReadOnlyMemory<byte> Octets => _octets;

    internal static InspectedValue None => default;

    internal static InspectedValue Missing => new(InspectedKind.NotAValue);

    internal static InspectedValue Number(ulong bits) => new(InspectedKind.Unsigned, bits);

    internal static InspectedValue SignedNumber(long number) => new(InspectedKind.Signed, unchecked((ulong)number));

    internal static InspectedValue Named(ulong bits, Type names) => new(InspectedKind.Named, bits, names);

    internal static InspectedValue Time(uint seconds) => new(InspectedKind.Time, seconds);

    internal static InspectedValue Address(ulong bits) => new(InspectedKind.Eui64, bits);

    internal static InspectedValue Utf8(ReadOnlyMemory<byte> octets) => new(InspectedKind.Text, octets: octets);

    internal static InspectedValue Words(string text) => new(InspectedKind.Text, text: text);

    internal static InspectedValue Raw(ReadOnlyMemory<byte> octets) => new(InspectedKind.Octets, octets: octets);

    internal static InspectedValue Secret(string fingerprint) => new(InspectedKind.Secret, text: fingerprint);

    public override string ToString() => Kind switch
    {
        InspectedKind.Unsigned when _bits <= 9 => _bits.ToString(CultureInfo.InvariantCulture),
        InspectedKind.Unsigned => string.Create(CultureInfo.InvariantCulture, $"{_bits} (0x{_bits:X2})"),
        InspectedKind.Signed => Signed.ToString(CultureInfo.InvariantCulture),
        InspectedKind.Named => NameOf(_names!, _bits),
        InspectedKind.Time => string.Create(CultureInfo.InvariantCulture, $"{new SepTime((uint)_bits)} ({_bits})"),
        InspectedKind.Eui64 => new Eui64(_bits).ToString(),
        InspectedKind.Text => $"\"{Printable(Text)}\"",
        InspectedKind.Octets => Convert.ToHexStringLower(_octets.Span),
        InspectedKind.Secret => Text,
        InspectedKind.NotAValue => "not a value",
        _ => "",
    };

    /// <summary>Text from a frame may hold anything: what would move a terminal's cursor is written as a number.</summary>
    private static string Printable(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? $"\\u{(int)c:X4}" : c.ToString())) : text;

    /// <summary>The name of an enumeration's value, and its number; the number alone where it has no name.</summary>
    private static string NameOf(Type names, ulong bits)
    {
        string name = Enum.ToObject(names, bits).ToString()!;
        return char.IsAsciiDigit(name[0])
            ? string.Create(CultureInfo.InvariantCulture, $"0x{bits:X2} (without a name)")
            : string.Create(CultureInfo.InvariantCulture, $"{name} (0x{bits:X2})");
    }
}
