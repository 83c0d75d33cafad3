using System.Numerics;
using Sep.Codec.Security.Ecc;

namespace Han.Tests.Codec.Ecc;

/// <summary>The group of sect163k1, with and without the processor's carry-less multiplication.</summary>
public sealed class CurveTests
{
    private const int Points = 20;

    [Fact]
    public void Laws_of_the_group_with_the_processor() => HoldLaws<NativeArithmetic>();

    [Fact]
    public void Laws_of_the_group_without_it() => HoldLaws<PortableArithmetic>();

    /// <summary>SEC 2, 3.2.1.</summary>
    [Fact]
    public void The_generator_is_the_published_one()
    {
        AffinePoint generator = Sect163k1<NativeArithmetic>.Generator;
        byte[] octets = new byte[Sect163k1<NativeArithmetic>.PointSize];
        Sect163k1<NativeArithmetic>.Compress(generator, octets);
        Assert.Equal("0302FE13C0537BBC11ACAA07D793DE4E6D5E5C94EEE8", Convert.ToHexString(octets));
        Assert.Equal(Samples.Number(Convert.FromHexString("0289070FB05D38FF58321F2E800536D538CCDAA3D9")), Samples.Number(generator.Y));
        Assert.True(Sect163k1<NativeArithmetic>.IsOnCurve(generator));
    }

    [Fact]
    public void The_ladder_is_repeated_addition()
    {
        AffinePoint generator = Sect163k1<NativeArithmetic>.Generator;
        ProjectivePoint<NativeArithmetic> sum = ProjectivePoint<NativeArithmetic>.Infinity;
        for (ulong number = 0; number <= 300; number++)
        {
            Assert.Equal(sum.ToAffine(), MontgomeryLadder<NativeArithmetic>.Multiply(new(number, 0, 0), generator));
            Assert.Equal(sum.ToAffine(), MontgomeryLadder<NativeArithmetic>.MultiplyPublic(new(number, 0, 0), generator));
            sum = sum.Add(generator);
        }
    }

    [Fact]
    public void The_ladder_agrees_with_doubling_and_adding_around_every_bit()
    {
        AffinePoint point = PointOf<NativeArithmetic>(7);
        for (int place = 0; place < Scalar163.Bits - 1; place++)
        {
            Agree(point, Samples.ScalarOf(BigInteger.One << place));
            Agree(point, Samples.ScalarOf((BigInteger.One << place) - 1));
            Agree(point, Samples.ScalarOf(Samples.Order - (BigInteger.One << place)));
        }
    }

    [Fact]
    public void Compressed_points_come_back()
    {
        byte[] octets = new byte[Sect163k1<NativeArithmetic>.PointSize];
        for (int i = 0; i < Points; i++)
        {
            foreach (AffinePoint point in (AffinePoint[])[PointOf<NativeArithmetic>(i), PointOf<NativeArithmetic>(i).Negate()])
            {
                Sect163k1<NativeArithmetic>.Compress(point, octets);
                Assert.True(Sect163k1<NativeArithmetic>.TryDecompress(octets, out AffinePoint back));
                Assert.Equal(point, back);
                Assert.True(Sect163k1<PortableArithmetic>.TryDecompress(octets, out back));
                Assert.Equal(point, back);
            }
        }
    }

    [Fact]
    public void What_is_no_point_of_the_subgroup_is_refused_and_the_rest_is_in_it()
    {
        byte[] octets = new byte[Sect163k1<NativeArithmetic>.PointSize];
        (int good, int bad) = (0, 0);
        for (int i = 1; i < 200; i++)
        {
            octets[0] = (byte)(2 + (i & 1));
            Samples.Element(i).CopyTo(octets.AsSpan(1));
            if (!Sect163k1<NativeArithmetic>.TryDecompress(octets, out AffinePoint point))
            {
                Assert.True(point.IsInfinity);
                bad++;
                continue;
            }

            Assert.True(Sect163k1<NativeArithmetic>.IsOnCurve(point));
            Assert.True(MontgomeryLadder<NativeArithmetic>.Multiply(Scalar163.Order, point).IsInfinity);
            good++;
        }

        // About a quarter: half of all x belong to points, half of those to the subgroup.
        Assert.InRange(good, 30, 70);
        Assert.Equal(199, good + bad);
    }

    [Fact]
    public void Points_outside_the_subgroup_are_recognised()
    {
        // The only point of order two, (0, 1), added to a point of the subgroup leads out of it, and back.
        AffinePoint orderTwo = new(default, Field163.One);
        Assert.True(Sect163k1<NativeArithmetic>.IsOnCurve(orderTwo));
        Assert.False(Sect163k1<NativeArithmetic>.IsInSubgroup(orderTwo));
        Assert.True(ProjectivePoint<NativeArithmetic>.Of(orderTwo).Double().ToAffine().IsInfinity);
        byte[] octets = new byte[Sect163k1<NativeArithmetic>.PointSize];
        for (int i = 0; i < Points; i++)
        {
            AffinePoint outside = ProjectivePoint<NativeArithmetic>.Of(PointOf<NativeArithmetic>(i)).Add(orderTwo).ToAffine();
            Assert.True(Sect163k1<NativeArithmetic>.IsOnCurve(outside));
            Assert.False(Sect163k1<NativeArithmetic>.IsInSubgroup(outside));
            Assert.Equal(orderTwo, MontgomeryLadder<NativeArithmetic>.Multiply(Scalar163.Order, outside));
            Assert.Equal(PointOf<NativeArithmetic>(i), ProjectivePoint<NativeArithmetic>.Of(outside).Add(orderTwo).ToAffine());
            Sect163k1<NativeArithmetic>.Compress(outside, octets);
            Assert.False(EccPublicKey.TryRead(octets, out _));
        }
    }

    private static void HoldLaws<TArithmetic>() where TArithmetic : struct, IFieldArithmetic
    {
        for (int i = 1; i < Points; i++)
        {
            AffinePoint p = PointOf<TArithmetic>(i);
            (Scalar163 a, Scalar163 b) = (Samples.Scalar(i), Samples.Scalar(i + 30));
            AffinePoint ap = MontgomeryLadder<TArithmetic>.Multiply(a, p);
            AffinePoint bp = MontgomeryLadder<TArithmetic>.Multiply(b, p);
            Assert.True(Sect163k1<TArithmetic>.IsOnCurve(p));
            Assert.True(Sect163k1<TArithmetic>.IsInSubgroup(p));
            Assert.True(MontgomeryLadder<TArithmetic>.Multiply(Scalar163.Order, p).IsInfinity);
            Assert.Equal(MontgomeryLadder<TArithmetic>.Multiply(a + b, p), Sum<TArithmetic>(ap, bp));
            Assert.Equal(MontgomeryLadder<TArithmetic>.Multiply(a * b, p), MontgomeryLadder<TArithmetic>.Multiply(b, ap));
            Assert.Equal(Sum<TArithmetic>(p, p), ProjectivePoint<TArithmetic>.Of(p).Double().ToAffine());
            Assert.True(Sum<TArithmetic>(p, p.Negate()).IsInfinity);
            Assert.Equal(p, Sum<TArithmetic>(p, default));
            Assert.Equal(p, Sum<TArithmetic>(default, p));
            Assert.Equal(p.Negate(), MontgomeryLadder<TArithmetic>.Multiply(Samples.ScalarOf(Samples.Order - 1), p));
            Assert.Equal(p, MontgomeryLadder<TArithmetic>.Multiply(Scalar163.One, p));
        }
    }

    private static void Agree(in AffinePoint point, in Scalar163 number)
    {
        AffinePoint expected = DoubleAndAdd<NativeArithmetic>(number, point);
        Assert.Equal(expected, MontgomeryLadder<NativeArithmetic>.Multiply(number, point));
        Assert.Equal(expected, MontgomeryLadder<NativeArithmetic>.MultiplyPublic(number, point));
    }

    private static AffinePoint PointOf<TArithmetic>(int index) where TArithmetic : struct, IFieldArithmetic =>
        DoubleAndAdd<TArithmetic>(Samples.Scalar(index + 50), Sect163k1<TArithmetic>.Generator);

    private static AffinePoint DoubleAndAdd<TArithmetic>(in Scalar163 number, in AffinePoint point) where TArithmetic : struct, IFieldArithmetic
    {
        ProjectivePoint<TArithmetic> sum = ProjectivePoint<TArithmetic>.Infinity;
        for (int place = Scalar163.Bits - 1; place >= 0; place--)
        {
            sum = sum.Double();
            sum = number.Bit(place) == 1 ? sum.Add(point) : sum;
        }

        return sum.ToAffine();
    }

    private static AffinePoint Sum<TArithmetic>(in AffinePoint a, in AffinePoint b) where TArithmetic : struct, IFieldArithmetic =>
        ProjectivePoint<TArithmetic>.Sum(a, b);
}
