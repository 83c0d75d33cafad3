using Sep.Codec.Wire;

namespace Sep.Codec.Nwk;

/// <summary>
/// Whole network frames without security (<see cref="NwkSecurity"/> has that). Nothing here throws on input, and nothing is copied.
/// </summary>
public static class NwkFrame
{
    /// <summary>Splits a frame into header and what follows it: the payload, or the auxiliary header when the frame is secured.</summary>
    public static FrameError Read(ReadOnlyMemory<byte> frame, out NwkHeader header, out ReadOnlyMemory<byte> payload)
    {
        WireReader<Untraced> r = new(in frame);
        FrameError error = NwkHeader.Read(ref r, out header);
        payload = error == FrameError.None ? frame[^r.Tail.Length..] : default;
        return error;
    }

    /// <summary>Reads the payload of a command frame, whose id must be that of <typeparamref name="T"/>.</summary>
    public static FrameError ReadCommand<T>(ReadOnlyMemory<byte> payload, out T command, out ReadOnlyMemory<byte> tail)
        where T : struct, ILayerCommand<T, NwkCommandId> => LayerCommand.ReadAfterId<T, NwkCommandId>(payload, out command, out tail);

    /// <summary>Writes a frame and returns its length in octets.</summary>
    /// <exception cref="ArgumentException">The header may not be sent, says that the frame is secured, or the buffer is too small.</exception>
    public static int Write(Span<byte> destination, in NwkHeader header, ReadOnlySpan<byte> payload)
    {
        WireWriter w = new(destination);
        WriteHeader(ref w, header);
        w.Raw(payload);
        return w.Length;
    }

    /// <summary>Writes an unsecured command frame and returns its length in octets.</summary>
    /// <exception cref="ArgumentException">
    /// The header is not that of an unsecured command, a value is out of range, or the buffer is too small.
    /// </exception>
    public static int WriteCommand<T>(Span<byte> destination, in NwkHeader header, in T command) where T : struct, ILayerCommand<T, NwkCommandId>
    {
        if (header.FrameType != NwkFrameType.Command)
        {
            throw new ArgumentException("The header is not that of a command frame.", nameof(header));
        }

        WireWriter w = new(destination);
        WriteHeader(ref w, header);
        LayerCommand.WriteAfterId<T, NwkCommandId>(ref w, command);
        return w.Length;
    }

    /// <summary>Writes the payload of a command frame, which is then secured, and returns its length in octets.</summary>
    /// <exception cref="ArgumentException">A value is out of range, or the buffer is too small.</exception>
    public static int WriteCommand<T>(Span<byte> destination, in T command) where T : struct, ILayerCommand<T, NwkCommandId>
    {
        WireWriter w = new(destination);
        LayerCommand.WriteAfterId<T, NwkCommandId>(ref w, command);
        return w.Length;
    }

    private static void WriteHeader(ref WireWriter w, in NwkHeader header)
    {
        if (header.Security)
        {
            throw new ArgumentException("A frame without security cannot say that it has some.", nameof(header));
        }

        header.Write(ref w);
    }
}
