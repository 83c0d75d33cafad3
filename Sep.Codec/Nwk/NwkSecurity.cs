using System.Runtime.CompilerServices;
using Sep.Codec.Security;
using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Nwk;

/// <summary>
/// Secured network frames: header, auxiliary header, encrypted payload, integrity code of 4 octets. Works in the caller's buffer, allocates nothing
/// and
/// never throws on input. Frame counters are the caller's: take a new one for each frame sent, and refuse old ones before opening a frame.
/// </summary>
public static class NwkSecurity
{
    /// <summary>Writes a secured frame and returns its length in octets.</summary>
    /// <param name="key">The network key's schedule.</param>
    /// <param name="destination">Must not overlap the payload.</param>
    /// <param name="header">With its security bit set.</param>
    /// <param name="auxiliary">With the sender's EUI-64, as every network frame has it.</param>
    /// <param name="payload">In plain.</param>
    /// <exception cref="ArgumentException">The headers are not those of a secured network frame, or the buffer is too small.</exception>
    public static int Write(Aes128 key, Span<byte> destination, in NwkHeader header, in AuxiliaryHeader auxiliary, ReadOnlySpan<byte> payload)
    {
        WireWriter w = new(destination);
        WriteHeaders(ref w, header, auxiliary);
        int payloadOffset = w.Length;
        w.Raw(payload);
        int length = w.Length + AuxiliaryHeader.MicLength;
        if (destination.Length < length)
        {
            throw new ArgumentException($"The frame has {length} octets, the buffer {destination.Length}.", nameof(destination));
        }

        Secure(key, auxiliary, destination[..length], payloadOffset);
        return length;
    }

    /// <summary>Writes both headers; the payload follows them, and then <see cref="Secure"/>.</summary>
    /// <exception cref="ArgumentException">They are not those of a secured network frame, or the buffer is too small.</exception>
    public static void WriteHeaders(ref WireWriter w, in NwkHeader header, in AuxiliaryHeader auxiliary)
    {
        if (!header.Security || auxiliary.Control.Key != KeyIdentifier.Network || auxiliary.Source.IsNone)
        {
            throw new ArgumentException("A secured network frame says that it is, under the network key and with the sender's EUI-64.");
        }

        header.Write(ref w);
        auxiliary.Write(ref w);
    }

    /// <summary>Encrypts a frame in place.</summary>
    /// <param name="key">The network key's schedule.</param>
    /// <param name="auxiliary">As it stands in the frame.</param>
    /// <param name="frame">Both headers, payload, and room for the integrity code of 4 octets.</param>
    /// <param name="payloadOffset">Octets of both headers.</param>
    public static void Secure(Aes128 key, in AuxiliaryHeader auxiliary, Span<byte> frame, int payloadOffset) =>
        FrameSecurity.Secure(key, auxiliary, source: default, frame, payloadOffset);

    /// <summary>Reads both headers, so that the key can be chosen by its number and the frame counter judged before anything is decrypted.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static FrameError ReadHeaders(ReadOnlyMemory<byte> frame, out NwkHeader header, out AuxiliaryHeader auxiliary, out int payloadOffset)
    {
        WireReader<Untraced> r = new(in frame);
        FrameError error = NwkHeader.Read(ref r, out header);
        auxiliary = default;
        payloadOffset = 0;
        if (error != FrameError.None || !header.Security)
        {
            return error != FrameError.None ? error : FrameError.NotSecured;
        }

        auxiliary = AuxiliaryHeader.Read(ref r);
        if (r.Failed)
        {
            return FrameError.Truncated;
        }

        payloadOffset = frame.Length - r.Tail.Length;
        return auxiliary.Control.Key == KeyIdentifier.Network ? FrameError.None : FrameError.UnknownKeyId;
    }

    /// <summary>Checks and decrypts a frame in place; a frame that is refused stays as it was.</summary>
    /// <param name="key">The network key's schedule.</param>
    /// <param name="header">As it was read; its EUI-64 stands in where the auxiliary header has none.</param>
    /// <param name="auxiliary">As it was read.</param>
    /// <param name="frame">The whole frame; afterwards the payload lies between the headers and the last 4 octets.</param>
    /// <param name="payloadOffset">Octets of both headers.</param>
    public static FrameError Unsecure(Aes128 key, in NwkHeader header, in AuxiliaryHeader auxiliary, Span<byte> frame, int payloadOffset) =>
        FrameSecurity.Unsecure(key, auxiliary, header.SourceEui64 ?? default(Eui64), frame, payloadOffset);

    /// <summary>Reads, checks and decrypts a frame in place under the only network key there is.</summary>
    public static FrameError Read(
        Aes128 key, Memory<byte> frame, out NwkHeader header, out AuxiliaryHeader auxiliary, out Memory<byte> payload)
    {
        FrameError error = ReadHeaders(frame, out header, out auxiliary, out int payloadOffset);
        if (error == FrameError.None)
        {
            error = Unsecure(key, header, auxiliary, frame.Span, payloadOffset);
        }

        payload = error == FrameError.None ? frame[payloadOffset..^AuxiliaryHeader.MicLength] : default;
        return error;
    }
}
