using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Sep.Codec.Security.Ecc;

/// <summary>
/// An element of GF(2^163): a polynomial of degree 162 or less, coefficients as bits, in three 64-bit words of which the last holds 35 bits. The
/// words lie in two vectors (words 0 and 1; word 2 and a zero) because the ladder then lives in registers that multiply without a detour. The
/// default is zero. Nothing here branches on the value but comparisons, which say so.
/// </summary>
internal readonly struct Field163 : IEquatable<Field163>
{
    /// <summary>Octets of an element, big-endian; the five highest bits are zero.</summary>
    public const int Size = 21;

    /// <summary>The bits of the last word.</summary>
    public const ulong HighMask = (1UL << 35) - 1;

    private const int MiddleOffset = 5;
    private const int LowOffset = 13;

    /// <summary>The element of two vectors as they are: words 0 and 1, then word 2 and zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Field163(Vector128<ulong> low, Vector128<ulong> high)
    {
        Low = low;
        High = high;
    }

    /// <summary>The element of three words, the lowest first; the third has at most 35 bits.</summary>
    public Field163(ulong word0, ulong word1, ulong word2)
        : this(Vector128.Create(word0, word1), Vector128.CreateScalar(word2))
    {
    }

    public static Field163 One => new(1, 0, 0);

    /// <summary>Words 0 and 1.</summary>
    public Vector128<ulong> Low { get; }

    /// <summary>Word 2, and a zero.</summary>
    public Vector128<ulong> High { get; }

    public ulong Word0 => Low.ToScalar();
    public ulong Word1 => Low.GetElement(1);
    public ulong Word2 => High.ToScalar();

    /// <summary>Whether this is zero; a branch on it shows no more than that.</summary>
    public bool IsZero => (Low | High) == Vector128<ulong>.Zero;

    /// <summary>The coefficient of x^0: which of two square roots of an equation a compressed point means.</summary>
    public int LowestBit => (int)(Word0 & 1);

    /// <summary>The sum of the 163 conjugates, 0 or 1. With this polynomial only x^0 and x^157 have one.</summary>
    public int Trace => (int)((Word0 ^ (Word2 >> 29)) & 1);

    /// <summary>All ones if this is zero, else zero, without a branch.</summary>
    public ulong ZeroMask
    {
        get
        {
            ulong any = Word0 | Word1 | Word2;
            return unchecked(((any | (0 - any)) >> 63) - 1);
        }
    }

    /// <summary>Reads 21 octets, big-endian.</summary>
    /// <returns>False when a bit above the 163rd is set.</returns>
    public static bool TryRead(ReadOnlySpan<byte> octets, out Field163 element)
    {
        ulong high = ((ulong)octets[0] << 32) | BinaryPrimitives.ReadUInt32BigEndian(octets[1..]);
        element = new(
            BinaryPrimitives.ReadUInt64BigEndian(octets[LowOffset..]), BinaryPrimitives.ReadUInt64BigEndian(octets[MiddleOffset..]), high & HighMask);
        return high <= HighMask;
    }

    /// <summary>Writes 21 octets, big-endian.</summary>
    public void CopyTo(Span<byte> destination)
    {
        destination[0] = (byte)(Word2 >> 32);
        BinaryPrimitives.WriteUInt32BigEndian(destination[1..], (uint)(Word2 & uint.MaxValue));
        BinaryPrimitives.WriteUInt64BigEndian(destination[MiddleOffset..], Word1);
        BinaryPrimitives.WriteUInt64BigEndian(destination[LowOffset..], Word0);
    }

    /// <summary>Exchanges two elements where the mask is all ones, leaves them where it is zero: the same work either way.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Swap(ref Field163 a, ref Field163 b, Vector128<ulong> mask)
    {
        Vector128<ulong> low = (a.Low ^ b.Low) & mask;
        Vector128<ulong> high = (a.High ^ b.High) & mask;
        a = new(a.Low ^ low, a.High ^ high);
        b = new(b.Low ^ low, b.High ^ high);
    }

    /// <summary>The first where the mask is all ones, the second where it is zero: the same work either way.</summary>
    public static Field163 Choose(ulong mask, in Field163 ifSet, in Field163 ifClear)
    {
        Vector128<ulong> wide = Vector128.Create(mask);
        return new(ifClear.Low ^ ((ifClear.Low ^ ifSet.Low) & wide), ifClear.High ^ ((ifClear.High ^ ifSet.High) & wide));
    }

    public bool Equals(Field163 other) => ((Low ^ other.Low) | (High ^ other.High)) == Vector128<ulong>.Zero;

    public override bool Equals(object? obj) => obj is Field163 other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Word0, Word1, Word2);

    /// <summary>Addition, which is subtraction too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Field163 operator ^(in Field163 left, in Field163 right) => new(left.Low ^ right.Low, left.High ^ right.High);
}
