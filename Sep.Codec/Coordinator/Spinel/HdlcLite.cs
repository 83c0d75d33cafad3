using System.Buffers.Binary;
using Sep.Codec.Security;

namespace Sep.Codec.Coordinator.Spinel;

/// <summary>
/// HDLC-lite, the framing of Spinel on a stream (draft-rquattle-spinel-unified, appendix A.1.2): flags between frames, a CRC-16/X.25 at the end of each,
/// and reserved octets escaped.
/// </summary>
public static class HdlcLite
{
    internal const byte Flag = 0x7E;
    internal const byte Escape = 0x7D;
    internal const byte EscapeBit = 0x20;
    internal const int CheckSize = sizeof(ushort);

    /// <summary>Octets that a frame may take on the stream at most.</summary>
    public static int MaxSize(int frameLength) => 2 + (2 * (frameLength + CheckSize));

    /// <summary>Writes a frame with a flag before and after it, and returns how many octets that took.</summary>
    /// <param name="destination">Where; <see cref="MaxSize"/> octets always do.</param>
    /// <param name="frame">The Spinel frame.</param>
    /// <exception cref="ArgumentException">It does not fit.</exception>
    public static int Write(Span<byte> destination, ReadOnlySpan<byte> frame)
    {
        Span<byte> check = stackalloc byte[CheckSize];
        BinaryPrimitives.WriteUInt16LittleEndian(check, Crc16.X25(frame));
        if (destination.Length < 2 + EscapedLength(frame) + EscapedLength(check))
        {
            throw new ArgumentException($"The buffer of {destination.Length} octets is too small for a frame of {frame.Length}.", nameof(destination));
        }

        destination[0] = Flag;
        int length = 1;
        length += WriteEscaped(destination[length..], frame);
        length += WriteEscaped(destination[length..], check);
        destination[length] = Flag;
        return length + 1;
    }

    /// <summary>Flag and escape, the two that software flow control takes, and one that some makers keep for themselves.</summary>
    private static bool IsReserved(byte octet) => octet is Flag or Escape or 0x11 or 0x13 or 0xF8;

    private static int EscapedLength(ReadOnlySpan<byte> octets)
    {
        int length = octets.Length;
        foreach (byte octet in octets)
        {
            length += IsReserved(octet) ? 1 : 0;
        }

        return length;
    }

    private static int WriteEscaped(Span<byte> destination, ReadOnlySpan<byte> octets)
    {
        int length = 0;
        foreach (byte octet in octets)
        {
            if (IsReserved(octet))
            {
                destination[length++] = Escape;
                destination[length++] = (byte)(octet ^ EscapeBit);
            }
            else
            {
                destination[length++] = octet;
            }
        }

        return length;
    }
}
