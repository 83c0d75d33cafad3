using Sep.Codec.Wire;

namespace Sep.Codec.Zcl;

/// <summary>
/// Whole ZCL frames. Reading: <see cref="TryRead(ReadOnlySpan{byte}, out ZclHeader, out ReadOnlySpan{byte})"/> splits a frame, then
/// <see cref="TryDecode{T}(ReadOnlySpan{byte}, out T, out ReadOnlySpan{byte})"/> reads the payload as one command. Nothing here throws on input.
/// The overloads over memory allocate nothing for any command; those over spans copy the attribute lists of the profile-wide commands.
/// </summary>
public static class ZclFrame
{
    /// <summary>Splits a frame into header and payload. False when the header is truncated or its frame type reserved.</summary>
    public static bool TryRead(ReadOnlySpan<byte> frame, out ZclHeader header, out ReadOnlySpan<byte> payload)
    {
        ZclReader r = new(frame);
        header = ZclHeader.Read(ref r);
        payload = r.Tail;
        return r.Error == ZclStatus.Success;
    }

    /// <inheritdoc cref="TryRead(ReadOnlySpan{byte}, out ZclHeader, out ReadOnlySpan{byte})"/>
    public static bool TryRead(ReadOnlyMemory<byte> frame, out ZclHeader header, out ReadOnlyMemory<byte> payload)
    {
        bool read = TryRead(frame.Span, out header, out ReadOnlySpan<byte> rest);
        payload = read ? frame[^rest.Length..] : default;
        return read;
    }

    /// <summary>True when the payload is a well-formed <typeparamref name="T"/>. False means the answer to the sender is MALFORMED_COMMAND.</summary>
    /// <param name="payload">The payload, without the ZCL header.</param>
    /// <param name="command">The command, or its default value.</param>
    /// <param name="tail">Octets that a later revision appended; to be kept and written again, so that nothing is lost on the way.</param>
    public static bool TryDecode<T>(ReadOnlySpan<byte> payload, out T command, out ReadOnlySpan<byte> tail) where T : struct, ISepCommand<T> =>
        Decode(payload, out command, out tail) == ZclStatus.Success;

    /// <inheritdoc cref="TryDecode{T}(ReadOnlySpan{byte}, out T, out ReadOnlySpan{byte})"/>
    public static bool TryDecode<T>(ReadOnlyMemory<byte> payload, out T command, out ReadOnlyMemory<byte> tail) where T : struct, ISepCommand<T>
    {
        ZclReader r = new(payload);
        bool decoded = Finish(T.Read(ref r), ref r, out command) == ZclStatus.Success;
        tail = decoded ? payload[^r.Tail.Length..] : default;
        return decoded;
    }

    /// <summary>As TryDecode, with the status: <see cref="ZclStatus.Success"/>, or what the Default Response to the sender should carry.</summary>
    public static ZclStatus Decode<T>(ReadOnlySpan<byte> payload, out T command, out ReadOnlySpan<byte> tail) where T : struct, ISepCommand<T>
    {
        ZclReader r = new(payload);
        T value = T.Read(ref r);
        tail = r.Tail;
        return Finish(value, ref r, out command);
    }

    /// <summary>Writes a frame with a command of one cluster and returns its length in octets.</summary>
    /// <exception cref="ArgumentException">The buffer is too small, a value out of range, or the command is profile-wide, which has no own direction.</exception>
    public static int Write<T>(Span<byte> destination, byte sequence, bool disableDefaultResponse, in T command) where T : struct, ISepCommand<T>
    {
        if (T.Key.FrameType == FrameType.ProfileWide)
        {
            throw new ArgumentException("A profile-wide command goes both ways: say the direction.", nameof(command));
        }

        return Write(destination, sequence, T.Key.Direction, disableDefaultResponse, command);
    }

    /// <summary>Writes a frame in a given direction and returns its length in octets: for the profile-wide commands, which go both ways.</summary>
    /// <exception cref="ArgumentException">The buffer is too small, a value out of range, or a cluster's command does not go that way.</exception>
    public static int Write<T>(Span<byte> destination, byte sequence, Direction direction, bool disableDefaultResponse, in T command)
        where T : struct, ISepCommand<T> =>
        Write(destination, new ZclHeader(T.Key.FrameType, direction, sequence, T.Key.CommandId, disableDefaultResponse), command, tail: default);

    /// <summary>Writes header, command and the tail that was left over when the command was read; returns the length in octets.</summary>
    /// <exception cref="ArgumentException">The buffer is too small, a value out of range, or the header announces another command.</exception>
    public static int Write<T>(Span<byte> destination, in ZclHeader header, in T command, ReadOnlySpan<byte> tail) where T : struct, ISepCommand<T>
    {
        if (header.Key(T.Key.Cluster) != T.Key)
        {
            throw new ArgumentException($"The header announces another command than {T.Key}.", nameof(header));
        }

        ZclWriter w = new(destination);
        header.Write(ref w);
        command.Write(ref w);
        w.Raw(tail);
        return w.Length;
    }

    private static ZclStatus Finish<T>(in T value, ref ZclReader r, out T command) where T : struct
    {
        command = r.Error == ZclStatus.Success ? value : default;
        return r.Error;
    }
}
