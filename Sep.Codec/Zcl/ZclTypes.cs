using System.Buffers.Binary;

namespace Sep.Codec.Zcl;

/// <summary>How long a value of a ZCL type is: enough to step over any value without knowing the attribute.</summary>
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
