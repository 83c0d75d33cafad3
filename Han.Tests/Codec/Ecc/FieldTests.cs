using System.Numerics;
using Sep.Codec.Security.Ecc;

namespace Han.Tests.Codec.Ecc;

/// <summary>GF(2^163) against long division of polynomials, with and without the processor's carry-less multiplication.</summary>
public sealed class FieldTests
{
    private const int Elements = 60;

    private static readonly BigInteger Polynomial = (BigInteger.One << 163) + 0xC9;

    [Fact]
    public void Products_and_squares_with_the_processor_are_those_of_long_division() => AsLongDivision<NativeArithmetic>();

    [Fact]
    public void Products_and_squares_without_it_are_those_of_long_division() => AsLongDivision<PortableArithmetic>();

    [Fact]
    public void Both_implementations_agree_on_many_elements()
    {
        for (int i = 0; i < 20_000; i++)
        {
            (Field163 a, Field163 b) = (Samples.Element(i), Samples.Element((i * 7) + 3));
            Assert.Equal(NativeArithmetic.Multiply(a, b), PortableArithmetic.Multiply(a, b));
            Assert.Equal(NativeArithmetic.Square(a), PortableArithmetic.Square(a));
        }
    }

    [Fact]
    public void Both_implementations_agree_on_every_pair_of_single_terms()
    {
        for (int i = 0; i < 163; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                Assert.Equal(NativeArithmetic.Multiply(Term(i), Term(j)), PortableArithmetic.Multiply(Term(i), Term(j)));
            }

            Assert.Equal(NativeArithmetic.Square(Term(i)), PortableArithmetic.Square(Term(i)));
        }
    }

    [Fact]
    public void An_element_times_its_inverse_is_one_and_zero_has_none()
    {
        for (int i = 1; i < Elements; i++)
        {
            Field163 a = Samples.Element(i);
            Assert.Equal(Field163.One, NativeArithmetic.Multiply(a, FieldEquations<NativeArithmetic>.Invert(a)));
            Assert.Equal(Field163.One, PortableArithmetic.Multiply(a, FieldEquations<PortableArithmetic>.Invert(a)));
        }

        Assert.True(FieldEquations<NativeArithmetic>.Invert(default).IsZero);
    }

    [Fact]
    public void The_trace_is_the_sum_of_the_conjugates()
    {
        for (int i = 0; i < 163 + Elements; i++)
        {
            Field163 power = i < 163 ? Term(i) : Samples.Element(i);
            int trace = power.Trace;
            Field163 sum = default;
            for (int j = 0; j < 163; j++)
            {
                sum ^= power;
                power = PortableArithmetic.Square(power);
            }

            Assert.Equal(trace == 1 ? Field163.One : default, sum);
        }
    }

    [Fact]
    public void The_half_trace_solves_the_quadratic_equation_where_it_has_a_solution()
    {
        for (int i = 0; i < Elements; i++)
        {
            Field163 a = Samples.Element(i);
            Field163 z = FieldEquations<NativeArithmetic>.HalfTrace(a);
            Field163 image = NativeArithmetic.Square(z) ^ z;
            Assert.Equal(a.Trace == 0 ? a : a ^ Field163.One, image);
        }
    }

    [Fact]
    public void Octets_come_back_and_a_164th_bit_is_refused()
    {
        byte[] octets = new byte[Field163.Size];
        for (int i = 0; i < Elements; i++)
        {
            Samples.Element(i).CopyTo(octets);
            Assert.True(Field163.TryRead(octets, out Field163 element));
            Assert.Equal(Samples.Element(i), element);
        }

        for (int bit = 3; bit < 8; bit++)
        {
            octets[0] = (byte)(1 << bit);
            Assert.False(Field163.TryRead(octets, out _));
        }
    }

    [Fact]
    public void Masks_choose_and_exchange()
    {
        (Field163 a, Field163 b) = (Samples.Element(10), Samples.Element(11));
        Assert.Equal(a, Field163.Choose(ulong.MaxValue, a, b));
        Assert.Equal(b, Field163.Choose(0, a, b));
        Assert.Equal(ulong.MaxValue, default(Field163).ZeroMask);
        Assert.All(Enumerable.Range(0, 163), place => Assert.Equal(0UL, Term(place).ZeroMask));
    }

    private static void AsLongDivision<TArithmetic>() where TArithmetic : struct, IFieldArithmetic
    {
        for (int i = 0; i < Elements; i++)
        {
            for (int j = 0; j < Elements; j++)
            {
                (Field163 a, Field163 b) = (Samples.Element(i), Samples.Element(j));
                Assert.Equal(Product(Samples.Number(a), Samples.Number(b)), Samples.Number(TArithmetic.Multiply(a, b)));
            }

            BigInteger number = Samples.Number(Samples.Element(i));
            Assert.Equal(Product(number, number), Samples.Number(TArithmetic.Square(Samples.Element(i))));
        }
    }

    private static Field163 Term(int place) => place switch
    {
        < 64 => new(1UL << place, 0, 0),
        < 128 => new(0, 1UL << (place - 64), 0),
        _ => new(0, 0, 1UL << (place - 128)),
    };

    private static BigInteger Product(BigInteger a, BigInteger b)
    {
        BigInteger product = BigInteger.Zero;
        for (int i = 0; i < 163; i++)
        {
            if (!(b >> i).IsEven)
            {
                product ^= a << i;
            }
        }

        for (int i = 325; i >= 163; i--)
        {
            if (!(product >> i).IsEven)
            {
                product ^= Polynomial << (i - 163);
            }
        }

        return product;
    }
}
