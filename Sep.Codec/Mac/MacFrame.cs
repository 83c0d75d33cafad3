using Sep.Codec.Wire;

namespace Sep.Codec.Mac;

/// <summary>
/// Whole MAC frames without their frame check sequence (<see cref="FrameCheck"/> has that). Reading splits a frame into header and payload, and the
/// payload of a command or beacon into its parts. Nothing here throws on input, and nothing is copied.
/// </summary>
public static class MacFrame
{
    /// <summary>The most octets of a frame, the frame check sequence included.</summary>
    public const int MaxSize = 127;

    /// <summary>Splits a frame into header and payload.</summary>
    public static FrameError Read(ReadOnlySpan<byte> frame, out MacHeader header, out ReadOnlySpan<byte> payload)
    {
        WireReader r = new(frame);
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
