using System.Buffers.Binary;
using Sep.Codec.Security;

namespace Sep.Codec.Capture;

/// <summary>An IEEE 802.15.4 frame as a capture holds it, whichever of the three link types it has.</summary>
public static class RadioPacket
{
    private const int Crc16Size = sizeof(ushort);
    private const int Crc32Size = sizeof(uint);

    /// <summary>
    /// Takes the frame out of a packet, without header and frame check sequence. False when the packet is none of IEEE 802.15.4, or malformed.
    /// </summary>
    /// <param name="linkType">The link type of the packet's interface.</param>
    /// <param name="packet">The packet.</param>
    /// <param name="frame">The MAC frame from frame control to the end of its payload.</param>
    /// <param name="check">What the frame check sequence says.</param>
    /// <param name="reception">What the receiver told.</param>
    public static bool TryOpen(
        LinkType linkType, ReadOnlySpan<byte> packet, out ReadOnlySpan<byte> frame, out FrameCheckResult check, out FrameReception reception)
    {
        TapHeader header = new(linkType == LinkType.Ieee802154WithFrameCheck ? FrameCheckType.Crc16 : FrameCheckType.None, default);
        frame = packet;
        check = FrameCheckResult.Unknown;
        bool known = linkType is LinkType.Ieee802154WithFrameCheck or LinkType.Ieee802154
            || (linkType == LinkType.Ieee802154Tap && TapHeader.TryRead(packet, out header, out frame));
        reception = header.Reception;
        int checkLength = header.FrameCheck switch
        {
            FrameCheckType.None => 0,
            FrameCheckType.Crc16 => Crc16Size,
            FrameCheckType.Crc32 => Crc32Size,
            _ => int.MaxValue,
        };
        if (!known || frame.Length < checkLength)
        {
            frame = default;
            return false;
        }

        ReadOnlySpan<byte> sequence = frame[^checkLength..];
        frame = frame[..^checkLength];
        if (checkLength == Crc16Size)
        {
            check = Crc16.FrameCheck(frame) == BinaryPrimitives.ReadUInt16LittleEndian(sequence) ? FrameCheckResult.Right : FrameCheckResult.Wrong;
        }

        return true;
    }
}
