using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using ArmAes = System.Runtime.Intrinsics.Arm.Aes;

namespace Sep.Codec.Security.Ecc;

/// <summary>
/// The field by this processor's carry-less multiplication (PCLMULQDQ on x86, PMULL on Arm), or <see cref="PortableArithmetic"/> where it has none.
/// The choice is a constant to the compiler. These instructions take the same time for all operands.
/// </summary>
internal readonly struct NativeArithmetic : IFieldArithmetic
{
    public static bool IsSupported => Pclmulqdq.IsSupported || (ArmAes.IsSupported && AdvSimd.IsSupported);

    // x^163 = x^7 + x^6 + x^3 + 1 = 0xC9, so x^192 = 0xC9 << 29.
    private static Vector128<ulong> Fold => Vector128.Create(0xC9UL << 29, 0xC9UL);

    /// <summary>Nine products of words: Karatsuba would save three and spend as much on shuffles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Field163 Multiply(in Field163 a, in Field163 b)
    {
        if (!IsSupported)
        {
            return PortableArithmetic.Multiply(a, b);
        }

        Vector128<ulong> from0 = LowLow(a.Low, b.Low);
        Vector128<ulong> from1 = LowHigh(a.Low, b.Low) ^ LowHigh(b.Low, a.Low);
        Vector128<ulong> from2 = HighHigh(a.Low, b.Low) ^ LowLow(a.Low, b.High) ^ LowLow(a.High, b.Low);
        Vector128<ulong> from3 = LowHigh(b.High, a.Low) ^ LowHigh(a.High, b.Low);
        Vector128<ulong> from4 = LowLow(a.High, b.High);
        return Reduce(from0 ^ Up(from1), from2 ^ Down(from1) ^ Up(from3), from4 ^ Down(from3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Field163 Square(in Field163 a) => IsSupported
        ? Reduce(LowLow(a.Low, a.Low), HighHigh(a.Low, a.Low), LowLow(a.High, a.High))
        : PortableArithmetic.Square(a);

    /// <summary>Six words modulo the polynomial, the upper three folded down from the top.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Field163 Reduce(Vector128<ulong> words01, Vector128<ulong> words23, Vector128<ulong> words45)
    {
        Vector128<ulong> fold = Fold;
        Vector128<ulong> word4 = LowLow(words45, fold);
        words23 ^= LowHigh(fold, words45) ^ Down(word4);
        words01 ^= Up(word4) ^ LowHigh(fold, words23);

        // The 29 bits of word 2 that are too many; their fold stays within word 0.
        words01 ^= LowHigh(words23 >>> 35, fold);
        return new(words01, words23 & Vector128.CreateScalar(Field163.HighMask));
    }

    /// <summary>Words one place up: 0, then the first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> Up(Vector128<ulong> words) => Sse2.IsSupported
        ? Sse2.ShiftLeftLogical128BitLane(words, 8)
        : AdvSimd.ExtractVector128(Vector128<ulong>.Zero, words, 1);

    /// <summary>Words one place down: the second, then 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> Down(Vector128<ulong> words) => Sse2.IsSupported
        ? Sse2.ShiftRightLogical128BitLane(words, 8)
        : AdvSimd.ExtractVector128(words, Vector128<ulong>.Zero, 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> LowLow(Vector128<ulong> a, Vector128<ulong> b) => Pclmulqdq.IsSupported
        ? Pclmulqdq.CarrylessMultiply(a, b, 0x00)
        : ArmAes.PolynomialMultiplyWideningLower(a.GetLower(), b.GetLower());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> LowHigh(Vector128<ulong> a, Vector128<ulong> b) => Pclmulqdq.IsSupported
        ? Pclmulqdq.CarrylessMultiply(a, b, 0x10)
        : ArmAes.PolynomialMultiplyWideningLower(a.GetLower(), b.GetUpper());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> HighHigh(Vector128<ulong> a, Vector128<ulong> b) => Pclmulqdq.IsSupported
        ? Pclmulqdq.CarrylessMultiply(a, b, 0x11)
        : ArmAes.PolynomialMultiplyWideningUpper(a, b);
}
