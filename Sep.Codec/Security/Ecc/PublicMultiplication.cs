namespace Sep.Codec.Security.Ecc;

/// <summary>
/// Sums of multiples for public numbers and public points: time and addresses depend on both. Certificates and signatures are checked with it; a secret
/// goes through <see cref="MontgomeryLadder{TArithmetic}"/>. Each number is written with odd digits from -15 to 15, on average every sixth of which
/// is not zero (width-5 non-adjacent form), and all share one row of doublings.
/// </summary>
internal static class PublicMultiplication<TArithmetic>
    where TArithmetic : struct, IFieldArithmetic
{
    private const int Width = 5;

    /// <summary>The odd multiples from 1 to 15.</summary>
    private const int TableSize = 1 << (Width - 2);

    /// <summary>Digits of a number of 163 bits, and one more for the last carry.</summary>
    private const int Digits = Scalar163.Bits + 1;

    private static readonly AffinePoint[] GeneratorTable = MakeGeneratorTable();

    /// <summary>number * point + addend.</summary>
    public static AffinePoint MultiplyAdd(in Scalar163 number, in AffinePoint point, in AffinePoint addend)
    {
        Span<sbyte> digits = stackalloc sbyte[Digits];
        Span<AffinePoint> table = stackalloc AffinePoint[TableSize];
        int count = Recode(number, digits);
        FillTable(point, table);
        ProjectivePoint<TArithmetic> sum = ProjectivePoint<TArithmetic>.Infinity;
        for (int i = count - 1; i >= 0; i--)
        {
            sum = AddDigit(sum.Double(), digits[i], table);
        }

        return sum.Add(addend).ToAffine();
    }

    /// <summary>generatorNumber * G + number * point.</summary>
    public static AffinePoint MultiplyGeneratorAdd(in Scalar163 generatorNumber, in Scalar163 number, in AffinePoint point)
    {
        Span<sbyte> generatorDigits = stackalloc sbyte[Digits];
        Span<sbyte> digits = stackalloc sbyte[Digits];
        Span<AffinePoint> table = stackalloc AffinePoint[TableSize];
        int count = Math.Max(Recode(generatorNumber, generatorDigits), Recode(number, digits));
        FillTable(point, table);
        ProjectivePoint<TArithmetic> sum = ProjectivePoint<TArithmetic>.Infinity;
        for (int i = count - 1; i >= 0; i--)
        {
            sum = AddDigit(sum.Double(), generatorDigits[i], GeneratorTable);
            sum = AddDigit(sum, digits[i], table);
        }

        return sum.ToAffine();
    }

    private static ProjectivePoint<TArithmetic> AddDigit(in ProjectivePoint<TArithmetic> sum, int digit, ReadOnlySpan<AffinePoint> table) => digit switch
    {
        0 => sum,
        > 0 => sum.Add(table[digit / 2]),
        < 0 => sum.Add(table[-digit / 2].Negate()),
    };

    /// <summary>Writes the digits of a number, the lowest first, and answers how many there are up to the last that is not zero.</summary>
    private static int Recode(in Scalar163 number, Span<sbyte> digits)
    {
        digits.Clear();
        int carry = 0;
        int count = 0;
        for (int place = 0; place < Digits; place++)
        {
            int bit = Bit(number, place) + carry;
            if ((bit & 1) == 0)
            {
                // 0, or 1 and a carry: the carry moves on.
                carry = bit / 2;
                continue;
            }

            int digit = bit;
            for (int i = 1; i < Width; i++)
            {
                digit |= Bit(number, place + i) << i;
            }

            carry = digit >> (Width - 1);
            digits[place] = (sbyte)(digit - (carry << Width));
            count = place + 1;
            place += Width - 1;
        }

        return count;
    }

    private static int Bit(in Scalar163 number, int place) => place < Scalar163.Bits ? (int)number.Bit(place) : 0;

    /// <summary>P, 3P, 5P, .. 15P by their coordinates, at the price of one inversion.</summary>
    private static void FillTable(in AffinePoint point, Span<AffinePoint> table)
    {
        Span<ProjectivePoint<TArithmetic>> multiples = stackalloc ProjectivePoint<TArithmetic>[TableSize];
        AffinePoint twice = ProjectivePoint<TArithmetic>.Of(point).Double().ToAffine();
        multiples[0] = ProjectivePoint<TArithmetic>.Of(point);
        for (int i = 1; i < TableSize; i++)
        {
            multiples[i] = multiples[i - 1].Add(twice);
        }

        // products[i] = Z(0) * .. * Z(i); the inverse of the last, taken apart from the end, gives that of each.
        Span<Field163> products = stackalloc Field163[TableSize];
        products[0] = multiples[0].Z;
        for (int i = 1; i < TableSize; i++)
        {
            products[i] = TArithmetic.Multiply(products[i - 1], multiples[i].Z);
        }

        Field163 inverse = FieldEquations<TArithmetic>.Invert(products[TableSize - 1]);
        for (int i = TableSize - 1; i > 0; i--)
        {
            Field163 own = TArithmetic.Multiply(inverse, products[i - 1]);
            inverse = TArithmetic.Multiply(inverse, multiples[i].Z);
            table[i] = new(TArithmetic.Multiply(multiples[i].X, own), TArithmetic.Multiply(multiples[i].Y, TArithmetic.Square(own)));
        }

        table[0] = point;
    }

    private static AffinePoint[] MakeGeneratorTable()
    {
        AffinePoint[] table = new AffinePoint[TableSize];
        FillTable(Sect163k1<TArithmetic>.Generator, table);
        return table;
    }
}
