using System.Buffers.Binary;

namespace Sep.Codec.Zcl;

/// <summary>
/// The facts of each ZCL type: how long a value is, which is enough to step over any value without knowing the attribute, what it stands for, and
/// which octets are kept for "not a value".
/// </summary>
public static class ZclTypes
{
    /// <summary>Arrays within structures within sets are followed so deep; deeper is refused, so that hostile input cannot exhaust the stack.</summary>
    public const int MaxDepth = 8;

    private const byte NoString = 0xFF;
    private const ushort NoLongString = 0xFFFF;

    /// <summary>Octets of a value of a type whose size is always the same; -1 for strings, collections and unknown types.</summary>
    public static int FixedSize(ZclType type) => (byte)type switch
    {
        0x00 or 0xFF => 0,
        >= 0x08 and <= 0x0F or >= 0x18 and <= 0x1F or >= 0x20 and <= 0x27 or >= 0x28 and <= 0x2F => ((byte)type & 0x07) + 1,
        0x10 or 0x30 => 1,
        0x31 or 0x38 or 0xE8 or 0xE9 => 2,
        0x39 or 0xE0 or 0xE1 or 0xE2 or 0xEA => 4,
        0x3A or 0xF0 => 8,
        0xF1 => 16,
        _ => -1,
    };

    /// <summary>What a type stands for.</summary>
    public static ZclValueKind Kind(ZclType type) => (byte)type switch
    {
        >= 0x08 and <= 0x0F or >= 0x18 and <= 0x27 or 0x30 or 0x31 or 0xE8 or 0xE9 or 0xEA => ZclValueKind.Unsigned,
        >= 0x28 and <= 0x2F => ZclValueKind.Signed,
        0x10 => ZclValueKind.Boolean,
        >= 0x38 and <= 0x3A => ZclValueKind.Float,
        0x41 or 0x43 => ZclValueKind.Octets,
        0x42 or 0x44 => ZclValueKind.Text,
        0x48 or 0x4C or 0x50 or 0x51 => ZclValueKind.Collection,
        0xE0 => ZclValueKind.TimeOfDay,
        0xE1 => ZclValueKind.Date,
        0xE2 => ZclValueKind.Time,
        0xF0 => ZclValueKind.Eui64,
        0xF1 => ZclValueKind.Key,
        _ => ZclValueKind.None,
    };

    /// <summary>
    /// Whether values of a type can change by an amount (numbers and times), so that a reportable change goes with them; the others, discrete, only
    /// become others.
    /// </summary>
    public static bool IsAnalog(ZclType type) => (byte)type is (>= 0x20 and <= 0x2F) or (>= 0x38 and <= 0x3A) or (>= 0xE0 and <= 0xE2);

    /// <summary>Whether a value's octets are those that its type keeps for "not a value". No data and unknown types are never a value.</summary>
    public static bool IsInvalid(ZclType type, ReadOnlySpan<byte> value) => (byte)type switch
    {
        0x10 or (>= 0x20 and <= 0x27) or 0x30 or 0x31 or (>= 0xE0 and <= 0xE2) or (>= 0xE8 and <= 0xEA) or 0xF0 => !value.ContainsAnyExcept(NoString),
        >= 0x28 and <= 0x2F => value[^1] == 0x80 && !value[..^1].ContainsAnyExcept((byte)0),
        0x38 => Half.IsNaN(BinaryPrimitives.ReadHalfLittleEndian(value)),
        0x39 => float.IsNaN(BinaryPrimitives.ReadSingleLittleEndian(value)),
        0x3A => double.IsNaN(BinaryPrimitives.ReadDoubleLittleEndian(value)),
        0x41 or 0x42 => value[0] == NoString,
        0x43 or 0x44 or 0x4C => BinaryPrimitives.ReadUInt16LittleEndian(value) == NoLongString,
        0x48 or 0x50 or 0x51 => BinaryPrimitives.ReadUInt16LittleEndian(value[1..]) == NoLongString,
        (>= 0x08 and <= 0x0F) or (>= 0x18 and <= 0x1F) or 0xF1 => false,
        _ => true,
    };

    /// <summary>Octets of a type's marker for "not a value"; -1 when it has none.</summary>
    internal static int InvalidSize(ZclType type) => Kind(type) switch
    {
        ZclValueKind.Text or ZclValueKind.Octets or ZclValueKind.Collection => PrefixSize(type),
        ZclValueKind.None or ZclValueKind.Key => -1,
        _ => (byte)type < 0x20 && type != ZclType.Boolean ? -1 : FixedSize(type),
    };

    /// <summary>Octets before the content: a string's length, a collection's element type and count.</summary>
    internal static int PrefixSize(ZclType type) => (byte)type switch
    {
        0x41 or 0x42 => 1,
        0x43 or 0x44 or 0x4C => 2,
        0x48 or 0x50 or 0x51 => 3,
        _ => 0,
    };

    /// <summary>Octets that the value at the start of <paramref name="octets"/> takes, its own length prefix included; -1 when it is truncated or unknown.</summary>
    public static int ValueSize(ZclType type, ReadOnlySpan<byte> octets) => ValueSize(type, octets, MaxDepth);

    private static int ValueSize(ZclType type, ReadOnlySpan<byte> octets, int depth)
    {
        int size = type switch
        {
            ZclType.OctetString or ZclType.CharacterString => ShortString(octets),
            ZclType.LongOctetString or ZclType.LongCharacterString => LongString(octets),
            ZclType.Array or ZclType.Set or ZclType.Bag => depth == 0 ? -1 : Collection(octets, depth),
            ZclType.Structure => depth == 0 ? -1 : Structure(octets, depth),
            _ => FixedSize(type),
        };
        return size > octets.Length ? -1 : size;
    }

    private static int ShortString(ReadOnlySpan<byte> octets) => octets.IsEmpty ? -1 : octets[0] == NoString ? 1 : 1 + octets[0];

    private static int LongString(ReadOnlySpan<byte> octets)
    {
        if (!BinaryPrimitives.TryReadUInt16LittleEndian(octets, out ushort length))
        {
            return -1;
        }

        return length == NoLongString ? sizeof(ushort) : sizeof(ushort) + length;
    }

    private static int Collection(ReadOnlySpan<byte> octets, int depth)
    {
        const int Prefix = 3;
        if (octets.Length < Prefix)
        {
            return -1;
        }

        ZclType element = (ZclType)octets[0];
        ushort count = BinaryPrimitives.ReadUInt16LittleEndian(octets[1..]);
        if (count == NoLongString)
        {
            return Prefix;
        }

        // Not a loop: elements of no octets would make a short frame cost 65534 steps.
        if (FixedSize(element) is >= 0 and int elementSize)
        {
            return Prefix + (count * elementSize);
        }

        int position = Prefix;
        for (int i = 0; i < count; i++)
        {
            int size = ValueSize(element, octets[position..], depth - 1);
            if (size < 0)
            {
                return -1;
            }

            position += size;
        }

        return position;
    }

    private static int Structure(ReadOnlySpan<byte> octets, int depth)
    {
        if (!BinaryPrimitives.TryReadUInt16LittleEndian(octets, out ushort count))
        {
            return -1;
        }

        int position = sizeof(ushort);
        for (int i = 0; count != NoLongString && i < count; i++)
        {
            if (position >= octets.Length)
            {
                return -1;
            }

            int size = ValueSize((ZclType)octets[position], octets[(position + 1)..], depth - 1);
            if (size < 0)
            {
                return -1;
            }

            position += 1 + size;
        }

        return position;
    }
}
