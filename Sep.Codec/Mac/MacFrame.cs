using System.Buffers.Binary;
using Sep.Codec.Security;
using Sep.Codec.Wire;

namespace Sep.Codec.Mac;

/// <summary>
/// Whole MAC frames without their frame check sequence (<see cref="CheckFrame"/> takes it off, <see cref="AppendFrameCheck"/> puts it on). Reading
/// splits a frame into header and payload, and the
/// payload of a command or beacon into its parts. Nothing here throws on input, and nothing is copied.
/// </summary>
public static class MacFrame
{
    /// <summary>The most octets of a frame, the frame check sequence included.</summary>
    public const int MaxSize = 127;

    /// <summary>Octets of the frame check sequence.</summary>
    public const int FrameCheckLength = 2;

    /// <summary>Splits a frame into header and payload.</summary>
    public static FrameError Read(ReadOnlySpan<byte> frame, out MacHeader header, out ReadOnlySpan<byte> payload)
    {
        WireReader<Untraced> r = new(frame);
        FrameError error = MacHeader.Read(ref r, out header);
        payload = r.Tail;
        return error;
    }

    /// <inheritdoc cref="Read(ReadOnlySpan{byte}, out MacHeader, out ReadOnlySpan{byte})"/>
    public static FrameError Read(ReadOnlyMemory<byte> frame, out MacHeader header, out ReadOnlyMemory<byte> payload)
    {
        FrameError error = Read(frame.Span, out header, out ReadOnlySpan<byte> rest);
        payload = error == FrameError.None ? frame[^rest.Length..] : default;
        return error;
    }

    /// <summary>Reads the payload of a command frame, whose id must be that of <typeparamref name="T"/>.</summary>
    public static FrameError ReadCommand<T>(ReadOnlyMemory<byte> payload, out T command, out ReadOnlyMemory<byte> tail)
        where T : struct, ILayerCommand<T, MacCommandId> => LayerCommand.ReadAfterId<T, MacCommandId>(payload, out command, out tail);

    /// <summary>Splits the payload of a beacon frame into the MAC's part and the beacon payload.</summary>
    public static FrameError ReadBeacon(ReadOnlyMemory<byte> payload, out MacBeacon beacon, out ReadOnlyMemory<byte> beaconPayload) =>
        LayerCommand.Read(payload, out beacon, out beaconPayload);

    /// <summary>Reads the beacon payload of a ZigBee network.</summary>
    public static FrameError ReadZigBeeBeacon(ReadOnlyMemory<byte> beaconPayload, out ZigBeeBeacon beacon, out ReadOnlyMemory<byte> tail) =>
        LayerCommand.Read(beaconPayload, out beacon, out tail);

    /// <summary>Takes the frame check sequence off a frame as it came from the radio.</summary>
    public static FrameError CheckFrame(ReadOnlySpan<byte> received, out ReadOnlySpan<byte> frame)
    {
        frame = default;
        if (received.Length < FrameCheckLength)
        {
            return FrameError.Truncated;
        }

        ReadOnlySpan<byte> checkedPart = received[..^FrameCheckLength];
        if (BinaryPrimitives.ReadUInt16LittleEndian(received[checkedPart.Length..]) != Crc16.FrameCheck(checkedPart))
        {
            return FrameError.BadFrameCheck;
        }

        frame = checkedPart;
        return FrameError.None;
    }

    /// <summary>Puts the frame check sequence after a frame, as it goes to the radio, and returns the length of both.</summary>
    /// <param name="buffer">The frame, and room for 2 octets more.</param>
    /// <param name="length">Octets of the frame.</param>
    /// <exception cref="ArgumentException">There is no room.</exception>
    public static int AppendFrameCheck(Span<byte> buffer, int length)
    {
        if (buffer.Length - length < FrameCheckLength)
        {
            throw new ArgumentException($"The buffer has {buffer.Length} octets, {length} of them taken, and {FrameCheckLength} are needed.", nameof(buffer));
        }

        BinaryPrimitives.WriteUInt16LittleEndian(buffer[length..], Crc16.FrameCheck(buffer[..length]));
        return length + FrameCheckLength;
    }

    /// <summary>Writes a frame and returns its length in octets.</summary>
    /// <exception cref="ArgumentException">The header may not be sent, or the buffer is too small.</exception>
    public static int Write(Span<byte> destination, in MacHeader header, ReadOnlySpan<byte> payload)
    {
        WireWriter w = new(destination);
        header.Write(ref w);
        w.Raw(payload);
        return w.Length;
    }

    /// <summary>Writes a command frame and returns its length in octets.</summary>
    /// <exception cref="ArgumentException">The header is not that of a command, a value is out of range, or the buffer is too small.</exception>
    public static int WriteCommand<T>(Span<byte> destination, in MacHeader header, in T command) where T : struct, ILayerCommand<T, MacCommandId>
    {
        Require(header, MacFrameType.Command);
        WireWriter w = new(destination);
        header.Write(ref w);
        LayerCommand.WriteAfterId<T, MacCommandId>(ref w, command);
        return w.Length;
    }

    /// <summary>Writes the beacon of a ZigBee router or coordinator and returns its length in octets.</summary>
    /// <exception cref="ArgumentException">The header is not that of a beacon, a value is out of range, or the buffer is too small.</exception>
    public static int WriteBeacon(Span<byte> destination, in MacHeader header, in MacBeacon beacon, in ZigBeeBeacon payload)
    {
        Require(header, MacFrameType.Beacon);
        WireWriter w = new(destination);
        header.Write(ref w);
        beacon.Write(ref w);
        payload.Write(ref w);
        return w.Length;
    }

    private static void Require(in MacHeader header, MacFrameType type)
    {
        if (header.FrameType != type)
        {
            throw new ArgumentException($"The header is that of a {header.FrameType} frame, not of a {type} frame.", nameof(header));
        }
    }
}
