using System.Numerics;
using Han.Tests.Codec.Security;
using Sep.Codec.Security.Ecc;

namespace Han.Tests.Codec.Ecc;

/// <summary>Elements, numbers and keys that are the same in every run, and the arithmetic of whole numbers to check them by.</summary>
internal static class Samples
{
    /// <summary>The order of sect163k1 (SEC 2, 3.2.1).</summary>
    public static BigInteger Order { get; } = Number(Convert.FromHexString("04000000000000000000020108A2E0CC0D99F8A5EF"));

    /// <summary>Zero, one, all ones and other shapes first, arbitrary elements after them.</summary>
    public static Field163 Element(int index) => index switch
    {
        0 => default,
        1 => Field163.One,
        2 => new(ulong.MaxValue, ulong.MaxValue, Field163.HighMask),
        3 => new(0, 0, 1UL << 34),
        4 => new(0x1111_1111_1111_1111, 0x1111_1111_1111_1111, 0x1_1111_1111),
        5 => new(1UL << 63, 1, 0),
        _ => ElementOf(Arbitrary.Octets(Field163.Size, (ulong)index)),
    };

    public static Scalar163 Scalar(int index) => index switch
    {
        0 => default,
        1 => Scalar163.One,
        2 => ScalarOf(Order - 1),
        3 => ScalarOf(Order - 2),
        4 => ScalarOf(Order >> 1),
        5 => ScalarOf((BigInteger.One << 162) - 1),
        _ => Scalar163.Reduce(Arbitrary.Octets(Scalar163.Size, (ulong)index)),
    };

    public static EccPrivateKey Key(int index) => EccPrivateKey.Draw(Arbitrary.Octets(EccPrivateKey.Size, 10_000 + (ulong)index));

    public static BigInteger Number(ReadOnlySpan<byte> octets) => new(octets, isUnsigned: true, isBigEndian: true);

    public static BigInteger Number(in Scalar163 scalar)
    {
        byte[] octets = new byte[Scalar163.Size];
        scalar.CopyTo(octets);
        return Number(octets);
    }

    public static BigInteger Number(in Field163 element)
    {
        byte[] octets = new byte[Field163.Size];
        element.CopyTo(octets);
        return Number(octets);
    }

    public static Scalar163 ScalarOf(BigInteger number)
    {
        Assert.True(Scalar163.TryRead(Octets(number), out Scalar163 scalar));
        return scalar;
    }

    public static byte[] Octets(BigInteger number)
    {
        byte[] octets = new byte[Scalar163.Size];
        byte[] significant = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        significant.CopyTo(octets, octets.Length - significant.Length);
        return octets;
    }

    public static byte[] Octets(in EccPrivateKey key)
    {
        byte[] octets = new byte[EccPrivateKey.Size];
        key.CopyTo(octets);
        return octets;
    }

    public static byte[] Octets(in EccPublicKey key)
    {
        byte[] octets = new byte[EccPublicKey.Size];
        key.CopyTo(octets);
        return octets;
    }

    public static EccPrivateKey PrivateKey(byte[] octets)
    {
        Assert.True(EccPrivateKey.TryRead(octets, out EccPrivateKey key));
        return key;
    }

    public static EccPublicKey PublicKey(byte[] octets)
    {
        Assert.True(EccPublicKey.TryRead(octets, out EccPublicKey key));
        return key;
    }

    private static Field163 ElementOf(byte[] octets)
    {
        octets[0] &= 0x07;
        Assert.True(Field163.TryRead(octets, out Field163 element));
        return element;
    }
}
