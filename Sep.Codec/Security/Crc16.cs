using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ArmAes = System.Runtime.Intrinsics.Arm.Aes;
using Pclmulqdq = System.Runtime.Intrinsics.X86.Pclmulqdq;

namespace Sep.Codec.Security;

/// <summary>
/// The two 16-bit checksums over x^16 + x^12 + x^5 + 1, least significant bit first: that of install codes, and the frame check sequence of
/// IEEE 802.15.4. Both travel low octet first. Against noise and typing errors; no protection against intent.
/// </summary>
public static class Crc16
{
    private const int Polynomial = 0x8408;
    private const int Octets = 256;
    private const int Stride = sizeof(ulong);
    private const int BlockSize = 16;

    /// <summary>From so many octets on carry-less multiplication is faster than the table.</summary>
    private const int ShortestFolded = 2 * BlockSize;

    /// <summary>x^191 and x^127 modulo the polynomial, least significant bit first, so that bit 63 of each is x^0: what moves half a block on by one block.</summary>
    private static readonly Vector128<ulong> Advance = Vector128.Create(0xA95D_0000_0000_0000UL, 0x7EEA_0000_0000_0000UL);

    /// <summary>For each octet what it does to the remainder, then the same with one to seven zero octets after it.</summary>
    private static readonly ushort[] Table = MakeTable();

    /// <summary>CRC-16/X-25, with which an install code ends: starts at 0xFFFF, answered inverted.</summary>
    public static ushort X25(ReadOnlySpan<byte> octets) => (ushort)(Update(ushort.MaxValue, octets) ^ ushort.MaxValue);

    /// <summary>CRC-16/KERMIT, the frame check sequence of a MAC frame (IEEE 802.15.4-2003 7.2.1.8): starts at 0.</summary>
    public static ushort FrameCheck(ReadOnlySpan<byte> octets) => Update(0, octets);

    private static ushort ByTable(ushort crc, ReadOnlySpan<byte> octets)
    {
        ReadOnlySpan<ushort> table = Table;
        for (; octets.Length >= Stride; octets = octets[Stride..])
        {
            crc = Step(table, BinaryPrimitives.ReadUInt64LittleEndian(octets) ^ crc);
        }

        foreach (byte octet in octets)
        {
            crc = unchecked((ushort)((crc >> 8) ^ table[(byte)(crc ^ octet)]));
        }

        return crc;
    }

    private static ushort Update(ushort crc, ReadOnlySpan<byte> octets) =>
        octets.Length >= ShortestFolded && (Pclmulqdq.IsSupported || ArmAes.IsSupported) ? Fold(crc, octets) : ByTable(crc, octets);

    /// <summary>
    /// The octets are a polynomial. Block after block is moved on to the next one and added there, until one is left. Zeros before the first octet change nothing,
    /// so the first block is filled up with them and the last one is whole.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ushort Fold(ushort crc, ReadOnlySpan<byte> octets)
    {
        if (octets.Length % BlockSize == 1)
        {
            // Both octets of the remainder have to fall into the first block.
            crc = ByTable(crc, octets[..1]);
            octets = octets[1..];
        }

        int first = octets.Length % BlockSize;
        first = first == 0 ? BlockSize : first;
        Vector128<byte> head = Vector128.Create<byte>(octets) ^ Vector128.CreateScalar((uint)crc).AsByte();
        Vector128<ulong> sum = Vector128.Shuffle(head, Vector128<byte>.Indices - Vector128.Create((byte)(BlockSize - first))).AsUInt64();
        for (octets = octets[first..]; octets.Length >= BlockSize; octets = octets[BlockSize..])
        {
            sum = MoveOn(sum) ^ Vector128.Create<byte>(octets).AsUInt64();
        }

        ReadOnlySpan<ushort> table = Table;
        return Step(table, Step(table, sum[0]) ^ sum[1]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> MoveOn(Vector128<ulong> block) => Pclmulqdq.IsSupported
        ? Pclmulqdq.CarrylessMultiply(block, Advance, 0x00) ^ Pclmulqdq.CarrylessMultiply(block, Advance, 0x11)
        : ArmAes.PolynomialMultiplyWideningLower(block.GetLower(), Advance.GetLower()) ^ ArmAes.PolynomialMultiplyWideningUpper(block, Advance);

    /// <summary>The remainder of eight octets.</summary>
    private static ushort Step(ReadOnlySpan<ushort> table, ulong word) => unchecked((ushort)(
        table[(7 * Octets) + (byte)word] ^ table[(6 * Octets) + (byte)(word >> 8)]
        ^ table[(5 * Octets) + (byte)(word >> 16)] ^ table[(4 * Octets) + (byte)(word >> 24)]
        ^ table[(3 * Octets) + (byte)(word >> 32)] ^ table[(2 * Octets) + (byte)(word >> 40)]
        ^ table[Octets + (byte)(word >> 48)] ^ table[(byte)(word >> 56)]));

    private static ushort[] MakeTable()
    {
        ushort[] table = new ushort[Stride * Octets];
        for (int octet = 0; octet < Octets; octet++)
        {
            int remainder = octet;
            for (int bit = 0; bit < 8; bit++)
            {
                remainder = (remainder >> 1) ^ ((remainder & 1) * Polynomial);
            }

            table[octet] = (ushort)remainder;
        }

        for (int i = Octets; i < table.Length; i++)
        {
            ushort shorter = table[i - Octets];
            table[i] = (ushort)((shorter >> 8) ^ table[shorter & 0xFF]);
        }

        return table;
    }
}
