using System.Numerics;
using Han.Tests.Codec.Security;
using Sep.Codec.Security.Ecc;

namespace Han.Tests.Codec.Ecc;

/// <summary>Arithmetic modulo the order of the curve, against the framework's whole numbers.</summary>
public sealed class ScalarTests
{
    private const int Numbers = 60;

    [Fact]
    public void The_constants_are_those_of_the_order()
    {
        BigInteger word = BigInteger.One << 64;
        Assert.Equal(Samples.Order, Samples.Number(Scalar163.Order));
        Assert.Equal(word - 1, Samples.Order * OrderProduct.Inverse % word);
        Assert.Equal(BigInteger.ModPow(2, 384, Samples.Order), Samples.Number(OrderProduct.RSquare));
    }

    [Fact]
    public void Sums_and_products()
    {
        for (int i = 0; i < Numbers; i++)
        {
            for (int j = 0; j < Numbers; j++)
            {
                (Scalar163 a, Scalar163 b) = (Samples.Scalar(i), Samples.Scalar(j));
                Assert.Equal((Samples.Number(a) + Samples.Number(b)) % Samples.Order, Samples.Number(a + b));
                Assert.Equal(Samples.Number(a) * Samples.Number(b) % Samples.Order, Samples.Number(a * b));
            }
        }
    }

    [Fact]
    public void Inverses()
    {
        Assert.True(default(Scalar163).Invert().IsZero);
        for (int i = 1; i < Numbers; i++)
        {
            Scalar163 a = Samples.Scalar(i);
            Assert.Equal(BigInteger.ModPow(Samples.Number(a), Samples.Order - 2, Samples.Order), Samples.Number(a.Invert()));
            Assert.Equal(Scalar163.One, a * a.Invert());
        }
    }

    [Fact]
    public void Numbers_of_any_length_are_reduced()
    {
        for (int length = 0; length <= Scalar163.MaxWideSize; length++)
        {
            byte[] arbitrary = Arbitrary.Octets(length, (ulong)length);
            byte[] ones = [.. Enumerable.Repeat((byte)0xFF, length)];
            Assert.Equal(Samples.Number(arbitrary) % Samples.Order, Samples.Number(Scalar163.Reduce(arbitrary)));
            Assert.Equal(Samples.Number(ones) % Samples.Order, Samples.Number(Scalar163.Reduce(ones)));
        }

        Assert.Throws<ArgumentException>(() => Scalar163.Reduce(new byte[Scalar163.MaxWideSize + 1]));
    }

    [Fact]
    public void Multiples_of_the_order_and_their_neighbours_are_reduced()
    {
        for (int factor = 0; factor < 64; factor++)
        {
            for (int offset = factor == 0 ? 0 : -1; offset <= 1; offset++)
            {
                BigInteger number = (Samples.Order * factor) + offset;
                Assert.Equal(number % Samples.Order, Samples.Number(Scalar163.Reduce(number.ToByteArray(isUnsigned: true, isBigEndian: true))));
            }
        }
    }

    [Fact]
    public void Only_numbers_below_the_order_are_read()
    {
        foreach (int below in (int[])[1, 2, 1000])
        {
            byte[] octets = Samples.Octets(Samples.Order - below);
            Assert.True(Scalar163.TryRead(octets, out Scalar163 number));
            Assert.Equal(Samples.Order - below, Samples.Number(number));
        }

        Assert.False(Scalar163.TryRead(Samples.Octets(Samples.Order), out _));
        Assert.False(Scalar163.TryRead(Samples.Octets(Samples.Order + 1), out _));
        Assert.False(Scalar163.TryRead([.. Enumerable.Repeat((byte)0xFF, Scalar163.Size)], out _));
    }

    [Fact]
    public void Bits_are_those_of_the_number()
    {
        for (int i = 0; i < Numbers; i++)
        {
            BigInteger number = Samples.Number(Samples.Scalar(i));
            Assert.Equal(number.GetBitLength(), Samples.Scalar(i).BitLength);
            for (int place = 0; place < Scalar163.Bits; place++)
            {
                Assert.Equal((number >> place).IsEven ? 0UL : 1UL, Samples.Scalar(i).Bit(place));
            }
        }
    }
}
