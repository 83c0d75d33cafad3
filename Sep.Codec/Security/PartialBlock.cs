using System.Buffers.Binary;
using System.Runtime.Intrinsics;

namespace Sep.Codec.Security;

/// <summary>Fewer than 16 octets as a block that ends in zeros.</summary>
internal static class PartialBlock
{
    /// <summary>The octets, 0 to 15 of them, then zeros.</summary>
    public static Vector128<byte> Load(ReadOnlySpan<byte> octets) => octets.Length < sizeof(ulong)
        ? Vector128.Create(LoadWord(octets), 0UL).AsByte()
        : Vector128.Create(BinaryPrimitives.ReadUInt64LittleEndian(octets), LoadWord(octets[sizeof(ulong)..])).AsByte();

    /// <summary>Writes as many octets of the block as fit, 0 to 15.</summary>
    public static void Store(Vector128<byte> block, Span<byte> octets)
    {
        ulong word = block.AsUInt64().ToScalar();
        if (octets.Length >= sizeof(ulong))
        {
            BinaryPrimitives.WriteUInt64LittleEndian(octets, word);
            octets = octets[sizeof(ulong)..];
            word = block.AsUInt64().GetElement(1);
        }

        foreach (ref byte octet in octets)
        {
            octet = (byte)(word & byte.MaxValue);
            word >>= 8;
        }
    }

    /// <summary>The block with everything from octet <paramref name="length"/> on made zero.</summary>
    public static Vector128<byte> Keep(Vector128<byte> block, int length) =>
        block & Vector128.LessThan(Vector128<byte>.Indices, Vector128.Create((byte)length));

    /// <summary>Up to 7 octets, little-endian.</summary>
    private static ulong LoadWord(ReadOnlySpan<byte> octets)
    {
        ulong word = 0;
        for (int i = octets.Length - 1; i >= 0; i--)
        {
            word = (word << 8) | octets[i];
        }

        return word;
    }
}
