using System.Buffers.Binary;
using Sep.Codec.Types;

namespace Sep.Codec.Zcl;

/// <summary>
/// A value of any ZCL type, read in place. A type's marker for "not a value" (<see cref="IsInvalid"/>) is never read as a value: every TryGet but
/// <see cref="TryGetBits"/> then says false, as it does for a value of another kind. Make values by the From methods.
/// </summary>
public readonly ref partial struct ZclValue
{
    /// <summary>The value of these octets.</summary>
    /// <param name="type">The type.</param>
    /// <param name="octets">All octets on the wire, little-endian, a string's length prefix included.</param>
    /// <exception cref="ArgumentException">The octets are not one value of that type.</exception>
    public ZclValue(ZclType type, ReadOnlySpan<byte> octets)
        : this(octets, type)
    {
        if (ZclTypes.ValueSize(type, octets) != octets.Length)
        {
            throw new ArgumentException($"Not one value of type {type}.", nameof(octets));
        }
    }

    private ZclValue(ReadOnlySpan<byte> octets, ZclType type)
    {
        Octets = octets;
        Type = type;
    }

    public ZclType Type { get; }

    /// <summary>All octets on the wire, little-endian, a string's length prefix included.</summary>
    public ReadOnlySpan<byte> Octets { get; }

    /// <summary>What the type stands for, whether or not there is a value.</summary>
    public ZclValueKind Kind => ZclTypes.Kind(Type);

    /// <summary>True when the octets are what the type keeps for "not a value", or when there are none.</summary>
    public bool IsInvalid => ZclTypes.IsInvalid(Type, Octets);

    /// <summary>A number: signed types with their sign, unsigned types, bitmaps and enumerations as they are, times as seconds since 2000.</summary>
    /// <returns>False when it is not a value, not a number, or above <see cref="long.MaxValue"/>.</returns>
    public bool TryGetNumber(out long number)
    {
        number = 0;
        ZclValueKind kind = Kind;
        if (kind is not (ZclValueKind.Unsigned or ZclValueKind.Signed or ZclValueKind.Boolean or ZclValueKind.Time) || IsInvalid)
        {
            return false;
        }

        ulong bits = LittleEndian(Octets);
        if (kind == ZclValueKind.Signed)
        {
            int spare = 64 - (Octets.Length * 8);
            number = unchecked((long)(bits << spare)) >> spare;
            return true;
        }

        number = unchecked((long)bits);
        return number >= 0;
    }

    /// <summary>A number without a sign, up to 64 bits.</summary>
    public bool TryGetUnsigned(out ulong number)
    {
        bool isNumber = Kind == ZclValueKind.Unsigned && !IsInvalid;
        number = isNumber ? LittleEndian(Octets) : 0;
        return isNumber;
    }

    /// <summary>
    /// The octets of a type of up to 8 octets as one unsigned number, the marker for "not a value" included: for the few attributes whose
    /// specification gives that pattern a meaning of its own.
    /// </summary>
    public bool TryGetBits(out ulong bits)
    {
        bool has = ZclTypes.FixedSize(Type) is >= 1 and <= sizeof(ulong);
        bits = has ? LittleEndian(Octets) : 0;
        return has;
    }

    /// <summary>True or false; any other octet than 0 and 1 is neither.</summary>
    public bool TryGetBoolean(out bool value)
    {
        value = Kind == ZclValueKind.Boolean && Octets[0] == 1;
        return Kind == ZclValueKind.Boolean && Octets[0] <= 1;
    }

    /// <summary>A floating-point number; a half or single is exact as a double.</summary>
    public bool TryGetFloat(out double value)
    {
        value = Type switch
        {
            ZclType.Float16 => (double)BinaryPrimitives.ReadHalfLittleEndian(Octets),
            ZclType.Float32 => BinaryPrimitives.ReadSingleLittleEndian(Octets),
            ZclType.Float64 => BinaryPrimitives.ReadDoubleLittleEndian(Octets),
            _ => double.NaN,
        };
        return !double.IsNaN(value);
    }

    /// <summary>The UTF-8 octets of a character string, short or long, without the length prefix. An empty string is a value.</summary>
    public bool TryGetText(out ReadOnlySpan<byte> utf8) => TryGetContent(ZclValueKind.Text, out utf8);

    /// <summary>The octets of an octet string, short or long, without the length prefix. An empty string is a value.</summary>
    public bool TryGetOctets(out ReadOnlySpan<byte> octets) => TryGetContent(ZclValueKind.Octets, out octets);

    /// <summary>A time of day, of which at least one part is given. Parts out of range are kept as they came.</summary>
    public bool TryGetTimeOfDay(out ZclTimeOfDay time)
    {
        bool has = Kind == ZclValueKind.TimeOfDay && !IsInvalid;
        time = has ? new ZclTimeOfDay(Octets[0], Octets[1], Octets[2], Octets[3]) : default;
        return has;
    }

    /// <summary>A date, of which at least one part is given. Parts out of range are kept as they came.</summary>
    public bool TryGetDate(out ZclDate date)
    {
        bool has = Kind == ZclValueKind.Date && !IsInvalid;
        date = has ? new ZclDate(Octets[0], Octets[1], Octets[2], Octets[3]) : default;
        return has;
    }

    /// <summary>A UTC time. Zero is a time here, the first second of 2000.</summary>
    public bool TryGetTime(out SepTime time)
    {
        bool has = Kind == ZclValueKind.Time && !IsInvalid;
        time = has ? new SepTime(BinaryPrimitives.ReadUInt32LittleEndian(Octets)) : default;
        return has;
    }

    /// <summary>An IEEE address.</summary>
    public bool TryGetEui64(out Eui64 address)
    {
        bool has = Kind == ZclValueKind.Eui64 && !IsInvalid;
        address = has ? new Eui64(BinaryPrimitives.ReadUInt64LittleEndian(Octets)) : default;
        return has;
    }

    /// <summary>The 16 octets of a key. Every pattern is a key.</summary>
    public bool TryGetKey(out ReadOnlySpan<byte> key)
    {
        key = Kind == ZclValueKind.Key ? Octets : default;
        return Kind == ZclValueKind.Key;
    }

    /// <summary>The elements of an array, a set, a bag or a structure, in place. An empty collection is a value.</summary>
    public bool TryGetElements(out ZclElements elements)
    {
        bool has = Kind == ZclValueKind.Collection && !IsInvalid;
        elements = has ? new ZclElements(Type, Octets) : default;
        return has;
    }

    /// <summary>The value of octets that were checked before.</summary>
    internal static ZclValue Of(ZclType type, ReadOnlySpan<byte> octets) => new(octets, type);

    private bool TryGetContent(ZclValueKind kind, out ReadOnlySpan<byte> content)
    {
        bool has = Kind == kind && !IsInvalid;
        content = has ? Octets[ZclTypes.PrefixSize(Type)..] : default;
        return has;
    }

    private static ulong LittleEndian(ReadOnlySpan<byte> octets)
    {
        ulong bits = 0;
        for (int i = octets.Length - 1; i >= 0; i--)
        {
            bits = (bits << 8) | octets[i];
        }

        return bits;
    }
}
