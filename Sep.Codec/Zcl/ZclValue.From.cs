using System.Buffers.Binary;
using Sep.Codec.Types;

namespace Sep.Codec.Zcl;

/// <content>How values are made: the octets are put into the caller's buffer, so that nothing is allocated.</content>
public readonly ref partial struct ZclValue
{
    /// <summary>Enough of a buffer for every value that is neither a string nor a collection.</summary>
    public const int MaxFixedSize = 16;

    /// <summary>"Not a value" of a type.</summary>
    /// <exception cref="ArgumentException">The type has no such marker, or the buffer is too small.</exception>
    public static ZclValue NotAValue(ZclType type, Span<byte> buffer)
    {
        int size = ZclTypes.InvalidSize(type);
        if (size < 0)
        {
            throw new ArgumentException($"{type} has no marker for \"not a value\".", nameof(type));
        }

        Span<byte> octets = Part(buffer, size);
        octets.Fill(0xFF);
        if (ZclTypes.Kind(type) == ZclValueKind.Signed)
        {
            octets.Clear();
            octets[^1] = 0x80;
        }
        else if (type is ZclType.Array or ZclType.Set or ZclType.Bag)
        {
            octets[0] = (byte)ZclType.NoData;
        }

        return new(octets, type);
    }

    /// <summary>A number as an integer, bitmap, enumeration or id.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The type cannot hold it, or keeps that pattern for "not a value".</exception>
    /// <exception cref="ArgumentException">Not a type of numbers, or the buffer is too small.</exception>
    public static ZclValue FromNumber(ZclType type, long number, Span<byte> buffer)
    {
        if (ZclTypes.Kind(type) != ZclValueKind.Signed)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(number);
            return FromUnsigned(type, unchecked((ulong)number), buffer);
        }

        int spare = 64 - (ZclTypes.FixedSize(type) * 8);
        if (unchecked(number << spare) >> spare != number)
        {
            throw new ArgumentOutOfRangeException(nameof(number), number, $"More than {type} holds.");
        }

        return Checked(FromBits(type, unchecked((ulong)(number << spare)) >> spare, buffer), number);
    }

    /// <inheritdoc cref="FromNumber"/>
    public static ZclValue FromUnsigned(ZclType type, ulong number, Span<byte> buffer)
    {
        if (ZclTypes.Kind(type) != ZclValueKind.Unsigned)
        {
            throw WrongType(type, "numbers without a sign");
        }

        return Checked(FromBits(type, number, buffer), number);
    }

    /// <summary>Any pattern of a type of up to 8 octets: for attributes that give the marker for "not a value" a meaning of its own.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The type has fewer bits.</exception>
    /// <exception cref="ArgumentException">Not such a type, or the buffer is too small.</exception>
    public static ZclValue FromBits(ZclType type, ulong bits, Span<byte> buffer)
    {
        int size = ZclTypes.FixedSize(type);
        if (size is < 1 or > sizeof(ulong))
        {
            throw WrongType(type, "up to 8 octets");
        }

        if (size < sizeof(ulong) && bits >> (size * 8) != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(bits), bits, $"More than {type} holds.");
        }

        Span<byte> octets = Part(buffer, size);
        for (int i = 0; i < size; i++)
        {
            octets[i] = unchecked((byte)(bits >> (i * 8)));
        }

        return new(octets, type);
    }

    public static ZclValue FromBoolean(bool value, Span<byte> buffer) => FromBits(ZclType.Boolean, value ? 1u : 0u, buffer);

    /// <summary>A floating-point number, rounded to the type.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a number, or finite and too large for the type.</exception>
    /// <exception cref="ArgumentException">Not a floating-point type, or the buffer is too small.</exception>
    public static ZclValue FromFloat(ZclType type, double value, Span<byte> buffer)
    {
        if (ZclTypes.Kind(type) != ZclValueKind.Float)
        {
            throw WrongType(type, "floating-point numbers");
        }

        double held = type switch { ZclType.Float16 => (double)(Half)value, ZclType.Float32 => (float)value, _ => value };
        if (double.IsNaN(value) || (double.IsInfinity(held) && !double.IsInfinity(value)))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, $"Not a number that {type} holds.");
        }

        return type switch
        {
            ZclType.Float16 => FromBits(type, BitConverter.HalfToUInt16Bits((Half)value), buffer),
            ZclType.Float32 => FromBits(type, BitConverter.SingleToUInt32Bits((float)value), buffer),
            _ => FromBits(type, BitConverter.DoubleToUInt64Bits(value), buffer),
        };
    }

    /// <summary>A character string of these octets of UTF-8, short (up to 254 octets) or long (up to 65,534).</summary>
    /// <exception cref="ArgumentException">Not a type of character strings, more octets than it holds, or the buffer is too small.</exception>
    public static ZclValue FromText(ZclType type, scoped ReadOnlySpan<byte> utf8, Span<byte> buffer) => FromContent(type, ZclValueKind.Text, utf8, buffer);

    /// <summary>An octet string, short (up to 254 octets) or long (up to 65,534).</summary>
    /// <exception cref="ArgumentException">Not a type of octet strings, more octets than it holds, or the buffer is too small.</exception>
    public static ZclValue FromOctets(ZclType type, scoped ReadOnlySpan<byte> octets, Span<byte> buffer) => FromContent(type, ZclValueKind.Octets, octets, buffer);

    /// <exception cref="ArgumentOutOfRangeException">A part is out of its range, or none is given.</exception>
    public static ZclValue FromTimeOfDay(ZclTimeOfDay time, Span<byte> buffer) => time.IsInRange
        ? FromParts(ZclType.TimeOfDay, [time.Hours, time.Minutes, time.Seconds, time.Hundredths], buffer)
        : throw new ArgumentOutOfRangeException(nameof(time), time, "A part is out of its range.");

    /// <exception cref="ArgumentOutOfRangeException">A part is out of its range, or none is given.</exception>
    public static ZclValue FromDate(ZclDate date, Span<byte> buffer) => date.IsInRange
        ? FromParts(ZclType.Date, [date.YearSince1900, date.Month, date.DayOfMonth, date.DayOfWeek], buffer)
        : throw new ArgumentOutOfRangeException(nameof(date), date, "A part is out of its range.");

    /// <exception cref="ArgumentOutOfRangeException">The time is <see cref="SepTime.Invalid"/>.</exception>
    public static ZclValue FromTime(SepTime time, Span<byte> buffer) => Checked(FromBits(ZclType.UtcTime, time.Seconds, buffer), time);

    /// <exception cref="ArgumentOutOfRangeException">The address is all ones.</exception>
    public static ZclValue FromEui64(Eui64 address, Span<byte> buffer) => Checked(FromBits(ZclType.IeeeAddress, address.Value, buffer), address);

    /// <exception cref="ArgumentException">Not 16 octets, or the buffer is too small.</exception>
    public static ZclValue FromKey(scoped ReadOnlySpan<byte> key, Span<byte> buffer)
    {
        Span<byte> octets = Part(buffer, ZclTypes.FixedSize(ZclType.SecurityKey));
        if (key.Length != octets.Length)
        {
            throw new ArgumentException($"A key has {octets.Length} octets, not {key.Length}.", nameof(key));
        }

        key.CopyTo(octets);
        return new(octets, ZclType.SecurityKey);
    }

    private static ZclValue FromParts(ZclType type, scoped ReadOnlySpan<byte> parts, Span<byte> buffer)
    {
        Span<byte> octets = Part(buffer, parts.Length);
        parts.CopyTo(octets);
        return Checked(new(octets, type), type);
    }

    private static ZclValue FromContent(ZclType type, ZclValueKind kind, scoped ReadOnlySpan<byte> content, Span<byte> buffer)
    {
        if (ZclTypes.Kind(type) != kind)
        {
            throw WrongType(type, kind.ToString());
        }

        int prefix = ZclTypes.PrefixSize(type);
        int max = prefix == 1 ? OctetString.MaxLength : ushort.MaxValue - 1;
        if (content.Length > max)
        {
            throw new ArgumentException($"The string has {content.Length} octets, and {type} holds {max}.", nameof(content));
        }

        Span<byte> octets = Part(buffer, prefix + content.Length);
        octets[0] = unchecked((byte)content.Length);
        if (prefix == sizeof(ushort))
        {
            BinaryPrimitives.WriteUInt16LittleEndian(octets, unchecked((ushort)content.Length));
        }

        content.CopyTo(octets[prefix..]);
        return new(octets, type);
    }

    private static ZclValue Checked<T>(ZclValue value, T source) => value.IsInvalid
        ? throw new ArgumentOutOfRangeException(nameof(source), source, $"{value.Type} keeps this pattern for \"not a value\".")
        : value;

    private static Span<byte> Part(Span<byte> buffer, int size) => buffer.Length < size
        ? throw new ArgumentException($"The buffer has {buffer.Length} octets and {size} are needed.", nameof(buffer))
        : buffer[..size];

    private static ArgumentException WrongType(ZclType type, string needed) => new($"{type} is not a type of {needed}.", nameof(type));
}
