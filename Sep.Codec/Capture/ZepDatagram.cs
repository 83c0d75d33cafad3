using System.Buffers.Binary;
using Sep.Codec.Security;

namespace Sep.Codec.Capture;

/// <summary>
/// The ZigBee Encapsulation Protocol, version 2: one IEEE 802.15.4 frame, or the receipt for one, in a UDP datagram. Wireshark and other emulators
/// speak it on port <see cref="Port"/>. All numbers are big-endian but the frame's own.
/// </summary>
public static class ZepDatagram
{
    /// <summary>The UDP port that Wireshark takes for ZEP.</summary>
    public const int Port = 17754;

    /// <summary>Octets of the longest datagram.</summary>
    public const int MaxSize = HeaderSize + MaxFrameLength;

    /// <summary>Octets of a receipt.</summary>
    public const int AcknowledgementSize = 8;

    /// <summary>Octets of the longest frame with its frame check sequence: what IEEE 802.15.4 can send.</summary>
    private const int MaxFrameLength = 127;
    private const int HeaderSize = 32;
    private const int FrameCheckSize = sizeof(ushort);
    private const ushort Preamble = 0x4558;
    private const byte Version = 2;
    private const byte FrameCheckMode = 1;

    /// <summary>Writes a datagram with a frame and returns its length.</summary>
    /// <param name="destination">Where; <see cref="MaxSize"/> octets always do.</param>
    /// <param name="header">What to say of the frame.</param>
    /// <param name="frame">The MAC frame without its frame check sequence, at most 125 octets.</param>
    /// <exception cref="ArgumentException">The frame is too long, or the datagram does not fit.</exception>
    public static int Write(Span<byte> destination, in ZepHeader header, ReadOnlySpan<byte> frame)
    {
        int frameLength = frame.Length + FrameCheckSize;
        int length = HeaderSize + frameLength;
        if (frameLength > MaxFrameLength || destination.Length < length)
        {
            throw new ArgumentException($"A frame of {frame.Length} octets is too long, or its datagram for {destination.Length} octets.");
        }

        WriteStart(destination, ZepKind.Data);
        destination[4] = header.Channel;
        BinaryPrimitives.WriteUInt16BigEndian(destination[5..], header.DeviceId);
        destination[7] = FrameCheckMode;
        destination[8] = header.LinkQuality;
        BinaryPrimitives.WriteUInt64BigEndian(destination[9..], NtpTime.FromUnix(header.UnixNanoseconds));
        BinaryPrimitives.WriteUInt32BigEndian(destination[17..], header.Sequence);
        destination[21..31].Clear();
        destination[31] = (byte)frameLength;
        frame.CopyTo(destination[HeaderSize..]);
        BinaryPrimitives.WriteUInt16LittleEndian(destination[(HeaderSize + frame.Length)..], Crc16.FrameCheck(frame));
        return length;
    }

    /// <summary>Writes the receipt for the datagram of this sequence number and returns its length.</summary>
    /// <exception cref="ArgumentException">It does not fit.</exception>
    public static int WriteAcknowledgement(Span<byte> destination, uint sequence)
    {
        if (destination.Length < AcknowledgementSize)
        {
            throw new ArgumentException($"A receipt has {AcknowledgementSize} octets.", nameof(destination));
        }

        WriteStart(destination, ZepKind.Acknowledgement);
        BinaryPrimitives.WriteUInt32BigEndian(destination[4..], sequence);
        return AcknowledgementSize;
    }

    /// <summary>Reads a datagram. False when it is not ZEP of version 2, is cut off, or holds a frame without a frame check sequence.</summary>
    /// <param name="datagram">The payload of UDP.</param>
    /// <param name="kind">A frame, or a receipt.</param>
    /// <param name="header">What is said of the frame; of a receipt, its sequence number alone.</param>
    /// <param name="frame">The MAC frame without its frame check sequence; empty in a receipt.</param>
    /// <param name="check">What the frame check sequence says.</param>
    public static bool TryRead(
        ReadOnlySpan<byte> datagram, out ZepKind kind, out ZepHeader header, out ReadOnlySpan<byte> frame, out FrameCheckResult check)
    {
        kind = default;
        header = default;
        frame = default;
        check = FrameCheckResult.Unknown;
        if (datagram.Length < AcknowledgementSize || BinaryPrimitives.ReadUInt16BigEndian(datagram) != Preamble || datagram[2] != Version)
        {
            return false;
        }

        kind = (ZepKind)datagram[3];
        if (kind == ZepKind.Acknowledgement)
        {
            header = new ZepHeader(0, 0, BinaryPrimitives.ReadUInt32BigEndian(datagram[4..]), 0, 0);
            return true;
        }

        return kind == ZepKind.Data && TryReadFrame(datagram, out header, out frame, out check);
    }

    private static bool TryReadFrame(ReadOnlySpan<byte> datagram, out ZepHeader header, out ReadOnlySpan<byte> frame, out FrameCheckResult check)
    {
        header = default;
        frame = default;
        check = FrameCheckResult.Unknown;
        if (datagram.Length < HeaderSize + FrameCheckSize || datagram[31] < FrameCheckSize || datagram[31] > datagram.Length - HeaderSize)
        {
            return false;
        }

        header = new ZepHeader(
            datagram[4], BinaryPrimitives.ReadUInt16BigEndian(datagram[5..]), BinaryPrimitives.ReadUInt32BigEndian(datagram[17..]),
            NtpTime.ToUnix(BinaryPrimitives.ReadUInt64BigEndian(datagram[9..])), datagram[8]);
        ReadOnlySpan<byte> sequence = datagram.Slice(HeaderSize, datagram[31]);
        frame = sequence[..^FrameCheckSize];

        // In the other mode a receiver's own two octets stand in its place: signal strength, and whether the check was right.
        bool isRight = datagram[7] == FrameCheckMode
            ? BinaryPrimitives.ReadUInt16LittleEndian(sequence[^FrameCheckSize..]) == Crc16.FrameCheck(frame)
            : (sequence[^1] & 0x80) != 0;
        check = isRight ? FrameCheckResult.Right : FrameCheckResult.Wrong;
        return true;
    }

    private static void WriteStart(Span<byte> destination, ZepKind kind)
    {
        BinaryPrimitives.WriteUInt16BigEndian(destination, Preamble);
        destination[2] = Version;
        destination[3] = (byte)kind;
    }
}
