using System.Text;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Clusters;

/// <summary>
/// The value of an attribute between the application and its octets: a number, or the content of a string, or "not a value". The type on the wire is
/// that of the attribute's row in the codec's table. The default value is the number 0.
/// </summary>
internal readonly struct AttributeValue
{
    private readonly long _number;
    private readonly byte[]? _content;

    private AttributeValue(long number, byte[]? content, bool isNone)
    {
        _number = number;
        _content = content;
        IsNone = isNone;
    }

    /// <summary>The invalid marker of whatever type the attribute has.</summary>
    public static AttributeValue None => new(0, null, isNone: true);

    public bool IsNone { get; }

    /// <summary>The number; 0 where this is none.</summary>
    public long Number => _number;

    /// <summary>The content of a string, without its length; empty where this is none.</summary>
    public ReadOnlySpan<byte> Content => _content;

    public static implicit operator AttributeValue(long number) => new(number, null, isNone: false);

    public static AttributeValue Of(string text) => new(0, Encoding.UTF8.GetBytes(text), isNone: false);

    public static AttributeValue Of(SepTime time) => time.IsValid ? time.Seconds : None;

    /// <summary>A value as it came. False for types that attributes of Smart Energy do not have.</summary>
    public static bool TryRead(ZclValue value, out AttributeValue read)
    {
        read = None;
        if (value.IsInvalid)
        {
            return true;
        }

        if (value.TryGetText(out ReadOnlySpan<byte> content) || value.TryGetOctets(out content))
        {
            read = new(0, content.ToArray(), isNone: false);
            return true;
        }

        bool isNumber = value.TryGetNumber(out long number);
        read = number;
        return isNumber;
    }

    /// <summary>The octets, in a buffer of at least 256.</summary>
    /// <exception cref="ArgumentException">The type cannot hold the value.</exception>
    public ZclValue ToZcl(ZclType type, Span<byte> buffer) => IsNone ? ZclValue.NotAValue(type, buffer)
        : ZclTypes.Kind(type) switch
        {
            ZclValueKind.Text => ZclValue.FromText(type, Content, buffer),
            ZclValueKind.Octets => ZclValue.FromOctets(type, Content, buffer),
            ZclValueKind.Signed => ZclValue.FromNumber(type, _number, buffer),
            _ => ZclValue.FromBits(type, checked((ulong)_number), buffer),
        };

    public string ToText() => Encoding.UTF8.GetString(Content);
}
