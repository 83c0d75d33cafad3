using System.Runtime.CompilerServices;
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
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryRead(ReadOnlySpan<byte> frame, out ZclHeader header, out ReadOnlySpan<byte> payload)
    {
        if (!ZclHeader.TryRead(frame, out header))
        {
            header = default;
            payload = default;
            return false;
        }

        payload = frame[header.Size..];
        return true;
    }

    /// <inheritdoc cref="TryRead(ReadOnlySpan{byte}, out ZclHeader, out ReadOnlySpan{byte})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryRead(ReadOnlyMemory<byte> frame, out ZclHeader header, out ReadOnlyMemory<byte> payload)
    {
        if (!ZclHeader.TryRead(frame.Span, out header))
        {
            header = default;
            payload = default;
            return false;
        }

        payload = frame[header.Size..];
        return true;
    }

    /// <summary>True when the payload is a well-formed <typeparamref name="T"/>. False means the answer to the sender is MALFORMED_COMMAND.</summary>
    /// <param name="payload">The payload, without the ZCL header.</param>
    /// <param name="command">The command, or its default value.</param>
    /// <param name="tail">Octets that a later revision appended; to be kept and written again, so that nothing is lost on the way.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryDecode<T>(ReadOnlySpan<byte> payload, out T command, out ReadOnlySpan<byte> tail) where T : struct, ISepCommand<T>
    {
        WireReader<Untraced> r = new(payload);
        command = T.Read(ref r);
        tail = r.Tail;
        if (r.Failed)
        {
            command = default;
        }

        return !r.Failed;
    }

    /// <inheritdoc cref="TryDecode{T}(ReadOnlySpan{byte}, out T, out ReadOnlySpan{byte})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryDecode<T>(ReadOnlyMemory<byte> payload, out T command, out ReadOnlyMemory<byte> tail) where T : struct, ISepCommand<T>
    {
        WireReader<Untraced> r = new(in payload);
        command = T.Read(ref r);
        if (r.Failed)
        {
            command = default;
            tail = default;
            return false;
        }

        tail = payload[^r.Tail.Length..];
        return true;
    }

    /// <summary>Writes a frame with a command of one cluster and returns its length in octets.</summary>
    /// <exception cref="ArgumentException">The buffer is too small, a value out of range, or the command is profile-wide, which has no own direction.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Write<T>(Span<byte> destination, byte sequence, bool disableDefaultResponse, in T command) where T : struct, ISepCommand<T>
    {
        if (T.Key.FrameType == FrameType.ProfileWide)
        {
            throw WithoutDirection();
        }

        return Put(destination, sequence, T.Key.Direction, disableDefaultResponse, command);
    }

    /// <summary>Writes a frame in a given direction and returns its length in octets: for the profile-wide commands, which go both ways.</summary>
    /// <exception cref="ArgumentException">The buffer is too small, a value out of range, or a cluster's command does not go that way.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Write<T>(Span<byte> destination, byte sequence, Direction direction, bool disableDefaultResponse, in T command)
        where T : struct, ISepCommand<T>
    {
        if (T.Key.FrameType == FrameType.ClusterSpecific && direction != T.Key.Direction)
        {
            throw WrongHeader(T.Key);
        }

        return Put(destination, sequence, direction, disableDefaultResponse, command);
    }

    /// <summary>Writes header, command and the tail that was left over when the command was read; returns the length in octets.</summary>
    /// <exception cref="ArgumentException">The buffer is too small, a value out of range, or the header announces another command.</exception>
    public static int Write<T>(Span<byte> destination, in ZclHeader header, in T command, ReadOnlySpan<byte> tail) where T : struct, ISepCommand<T>
    {
        if (!header.Announces<T>(T.Key.Cluster))
        {
            throw WrongHeader(T.Key);
        }

        int start = header.Write(destination);
        WireWriter w = new(destination[start..]);
        Put(ref w, command);
        if (!tail.IsEmpty)
        {
            w.Raw(tail);
        }

        return unchecked(start + w.Length);
    }

    /// <summary>Inlined, so that of a short command nothing is left but its stores.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Put<T>(Span<byte> destination, byte sequence, Direction direction, bool disableDefaultResponse, in T command)
        where T : struct, ISepCommand<T>
    {
        WireWriter w = new(ZclHeader.Write(destination, T.Key.FrameType, direction, disableDefaultResponse, sequence, T.Key.CommandId));
        Put(ref w, command);
        return unchecked(destination.Length - w.Left);
    }

    /// <summary>Called on a type parameter, a readonly struct too would be copied before the call.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put<T>(ref WireWriter w, in T command) where T : struct, ISepCommand<T> => Unsafe.AsRef(in command).Write(ref w);

    private static ArgumentException WithoutDirection() => new("A profile-wide command goes both ways: say the direction.");

    private static ArgumentException WrongHeader(CommandKey key) => new($"The header announces another command than {key}.");
}
