using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;

namespace Sep.Codec.Security.Ecc;

/// <summary>
/// A number modulo the order of sect163k1, n = 04000000000000000000020108A2E0CC0D99F8A5EF, a prime of 163 bits; always less than n. The default is
/// zero. Arithmetic takes the same time whatever the numbers are: no branch and no index depends on them, and 64-bit processors multiply in
/// constant time.
/// </summary>
internal readonly struct Scalar163 : IEquatable<Scalar163>
{
    /// <summary>Octets of a number, big-endian.</summary>
    public const int Size = 21;

    /// <summary>Bits of the order.</summary>
    public const int Bits = 163;

    /// <summary>Octets of the longest number that <see cref="Reduce"/> takes.</summary>
    public const int MaxWideSize = 48;

    private const int WordSize = sizeof(ulong);
    private const int HalfWideSize = MaxWideSize / 2;

    /// <summary>The number of three words as they are: for constants, and for results known to be less than n.</summary>
    internal Scalar163(ulong word0, ulong word1, ulong word2)
    {
        Word0 = word0;
        Word1 = word1;
        Word2 = word2;
    }

    public static Scalar163 One => new(1, 0, 0);

    public ulong Word0 { get; }
    public ulong Word1 { get; }
    public ulong Word2 { get; }

    /// <summary>Whether this is zero; a branch on it shows no more than that.</summary>
    public bool IsZero => (Word0 | Word1 | Word2) == 0;

    /// <summary>Bits up to the highest that is set, 0 to 163. For public numbers.</summary>
    public int BitLength => Word2 != 0 ? 192 - BitOperations.LeadingZeroCount(Word2)
        : Word1 != 0 ? 128 - BitOperations.LeadingZeroCount(Word1)
        : 64 - BitOperations.LeadingZeroCount(Word0);

    /// <summary>The order n itself, which is zero modulo n: only as a factor of points may it stand for itself.</summary>
    internal static Scalar163 Order => new(OrderProduct.Word0, OrderProduct.Word1, OrderProduct.Word2);

    /// <summary>Reads 21 octets, big-endian.</summary>
    /// <returns>False when the number is n or greater.</returns>
    public static bool TryRead(ReadOnlySpan<byte> octets, out Scalar163 number)
    {
        number = FromOctets(octets);
        return OrderProduct.IsReduced(number);
    }

    /// <summary>A number of up to 48 octets, big-endian, modulo n.</summary>
    /// <exception cref="ArgumentException">More than 48 octets.</exception>
    public static Scalar163 Reduce(ReadOnlySpan<byte> octets)
    {
        if (octets.Length > MaxWideSize)
        {
            throw new ArgumentException($"A number of {octets.Length} octets is too long to reduce.", nameof(octets));
        }

        int split = Math.Max(0, octets.Length - HalfWideSize);
        return OrderProduct.Reduce(FromOctets(octets[split..]), FromOctets(octets[..split]));
    }

    /// <summary>Writes 21 octets, big-endian.</summary>
    public void CopyTo(Span<byte> destination)
    {
        destination[0] = (byte)(Word2 >> 32);
        BinaryPrimitives.WriteUInt32BigEndian(destination[1..], (uint)(Word2 & uint.MaxValue));
        BinaryPrimitives.WriteUInt64BigEndian(destination[5..], Word1);
        BinaryPrimitives.WriteUInt64BigEndian(destination[13..], Word0);
    }

    /// <summary>Bit <paramref name="place"/>, 0 to 162, as 0 or 1. The place is public, the bit may be secret.</summary>
    public ulong Bit(int place) => place switch
    {
        < 64 => (Word0 >> place) & 1,
        < 128 => (Word1 >> (place - 64)) & 1,
        _ => (Word2 >> (place - 128)) & 1,
    };

    /// <summary>The inverse; that of zero comes out as zero.</summary>
    public Scalar163 Invert() => OrderProduct.Invert(this);

    public bool Equals(Scalar163 other) => ((Word0 ^ other.Word0) | (Word1 ^ other.Word1) | (Word2 ^ other.Word2)) == 0;

    public override bool Equals(object? obj) => obj is Scalar163 other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Word0, Word1, Word2);

    public static Scalar163 operator +(in Scalar163 left, in Scalar163 right) => OrderProduct.Add(left, right);
    public static Scalar163 operator *(in Scalar163 left, in Scalar163 right) => OrderProduct.Multiply(left, right);

    private static Scalar163 FromOctets(ReadOnlySpan<byte> octets)
    {
        Span<byte> wide = stackalloc byte[HalfWideSize];
        wide.Clear();
        octets.CopyTo(wide[(HalfWideSize - octets.Length)..]);
        Scalar163 number = new(
            BinaryPrimitives.ReadUInt64BigEndian(wide[(2 * WordSize)..]),
            BinaryPrimitives.ReadUInt64BigEndian(wide[WordSize..]),
            BinaryPrimitives.ReadUInt64BigEndian(wide));
        CryptographicOperations.ZeroMemory(wide);
        return number;
    }
}
