using System.Buffers.Binary;
using System.Runtime.Intrinsics;

namespace Sep.Codec.Security;

/// <summary>
/// Fewer than 16 octets as a block that ends in zeros. Reads and writes whole words that may overlap, never octet by octet, and never outside the
/// octets given.
/// </summary>
internal static class PartialBlock
{
    /// <summary>The octets, 0 to 15 of them, then zeros.</summary>
    public static Vector128<byte> Load(ReadOnlySpan<byte> octets)
    {
        if (octets.Length < sizeof(ulong))
        {
            return Vector128.CreateScalar(LoadWord(octets)).AsByte();
        }

        // The word that ends where the octets end, moved down by what it shares with the first. In two steps: a shift by 64 would be one by 0.
        ulong last = BinaryPrimitives.ReadUInt64LittleEndian(octets[^sizeof(ulong)..]) >> 1 >> (BitsBefore(octets.Length) - 1);
        return Vector128.Create(BinaryPrimitives.ReadUInt64LittleEndian(octets), last).AsByte();
    }

    /// <summary>Writes as many octets of the block as there is room for, 0 to 15.</summary>
    public static void Store(Vector128<byte> block, Span<byte> octets)
    {
        ulong first = block.AsUInt64().ToScalar();
        if (octets.Length < sizeof(ulong))
        {
            StoreWord(first, octets);
            return;
        }

        int shift = BitsBefore(octets.Length);
        ulong last = (first >> (64 - shift)) | (block.AsUInt64().GetElement(1) << 1 << (shift - 1));
        BinaryPrimitives.WriteUInt64LittleEndian(octets, first);
        BinaryPrimitives.WriteUInt64LittleEndian(octets[^sizeof(ulong)..], last);
    }

    /// <summary>The block with everything from octet <paramref name="length"/> on made zero.</summary>
    public static Vector128<byte> Keep(Vector128<byte> block, int length) =>
        block & Vector128.LessThan(Vector128<byte>.Indices, Vector128.Create((byte)length));

    /// <summary>Bits by which the last of <paramref name="length"/> octets misses the end of a block: 64 for 8 octets, 8 for 15.</summary>
    private static int BitsBefore(int length) => 8 * (Vector128<byte>.Count - length);

    /// <summary>Up to 7 octets, little-endian.</summary>
    private static ulong LoadWord(ReadOnlySpan<byte> octets)
    {
        int length = octets.Length;
        if (length >= sizeof(uint))
        {
            ulong last = BinaryPrimitives.ReadUInt32LittleEndian(octets[^sizeof(uint)..]);
            return BinaryPrimitives.ReadUInt32LittleEndian(octets) | (last << (8 * (length - sizeof(uint))));
        }

        // Of 1 to 3 octets the first, the middle and the last are all, some of them twice.
        return length == 0 ? 0 : octets[0] | ((ulong)octets[length / 2] << (8 * (length / 2))) | ((ulong)octets[^1] << (8 * (length - 1)));
    }

    /// <summary>Up to 7 octets, little-endian.</summary>
    private static void StoreWord(ulong word, Span<byte> octets)
    {
        if (octets.Length >= sizeof(uint))
        {
            BinaryPrimitives.WriteUInt32LittleEndian(octets, unchecked((uint)word));
            BinaryPrimitives.WriteUInt32LittleEndian(octets[^sizeof(uint)..], unchecked((uint)(word >> (8 * (octets.Length - sizeof(uint))))));
            return;
        }

        for (int i = 0; i < octets.Length; i++)
        {
            octets[i] = unchecked((byte)(word >> (8 * i)));
        }
    }
}
