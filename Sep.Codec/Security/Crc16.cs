using System.Buffers.Binary;

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

    /// <summary>For each octet what it does to the remainder, then the same with one to seven zero octets after it.</summary>
    private static readonly ushort[] Table = MakeTable();

    /// <summary>CRC-16/X-25, with which an install code ends: starts at 0xFFFF, answered inverted.</summary>
    public static ushort X25(ReadOnlySpan<byte> octets) => (ushort)(Update(ushort.MaxValue, octets) ^ ushort.MaxValue);

    /// <summary>CRC-16/KERMIT, the frame check sequence of a MAC frame (IEEE 802.15.4-2003 7.2.1.8): starts at 0.</summary>
    public static ushort FrameCheck(ReadOnlySpan<byte> octets) => Update(0, octets);

    private static ushort Update(ushort crc, ReadOnlySpan<byte> octets)
    {
        ReadOnlySpan<ushort> table = Table;
        for (; octets.Length >= Stride; octets = octets[Stride..])
        {
            ulong word = BinaryPrimitives.ReadUInt64LittleEndian(octets) ^ crc;
            crc = unchecked((ushort)(table[(7 * Octets) + (byte)word] ^ table[(6 * Octets) + (byte)(word >> 8)]
                ^ table[(5 * Octets) + (byte)(word >> 16)] ^ table[(4 * Octets) + (byte)(word >> 24)]
                ^ table[(3 * Octets) + (byte)(word >> 32)] ^ table[(2 * Octets) + (byte)(word >> 40)]
                ^ table[Octets + (byte)(word >> 48)] ^ table[(byte)(word >> 56)]));
        }

        foreach (byte octet in octets)
        {
            crc = unchecked((ushort)((crc >> 8) ^ table[(byte)(crc ^ octet)]));
        }

        return crc;
    }

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
