using System.Runtime.CompilerServices;
using Sep.Codec.Nwk;
using Sep.Codec.Security;
using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Aps;

/// <summary>
/// Secured application support frames: header, auxiliary header, encrypted payload, integrity code of 4 octets. Works in the caller's buffer,
/// allocates
/// nothing and never throws on input. Frame counters are the caller's: take a new one for each frame sent, and refuse old ones.
/// </summary>
public static class ApsSecurity
{
    /// <summary>Writes a secured frame and returns its length in octets.</summary>
    /// <param name="key">The schedule of the key that the auxiliary header names.</param>
    /// <param name="destination">Must not overlap the payload.</param>
    /// <param name="header">With its security bit set.</param>
    /// <param name="auxiliary">With the sender's EUI-64 or without.</param>
    /// <param name="source">The sender, whose EUI-64 the receiver knows when the auxiliary header does not say it.</param>
    /// <param name="payload">In plain.</param>
    /// <exception cref="ArgumentException">The header says that the frame is not secured, or the buffer is too small.</exception>
    public static int Write(
        Aes128 key, Span<byte> destination, in ApsHeader header, in AuxiliaryHeader auxiliary, Eui64 source, ReadOnlySpan<byte> payload)
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

        Secure(key, auxiliary, source, destination[..length], payloadOffset);
        return length;
    }

    /// <summary>Writes both headers; the payload follows them, and then <see cref="Secure"/>.</summary>
    /// <exception cref="ArgumentException">The header says that the frame is not secured, or the buffer is too small.</exception>
    public static void WriteHeaders(ref WireWriter w, in ApsHeader header, in AuxiliaryHeader auxiliary)
    {
        if (!header.Security)
        {
            throw new ArgumentException("A secured frame says that it is.", nameof(header));
        }

        header.Write(ref w);
        auxiliary.Write(ref w);
    }

    /// <summary>Encrypts a frame in place.</summary>
    /// <param name="key">The schedule of the key that the auxiliary header names.</param>
    /// <param name="auxiliary">As it stands in the frame.</param>
    /// <param name="source">The sender, for when the auxiliary header does not say it.</param>
    /// <param name="frame">Both headers, payload, and room for the integrity code of 4 octets.</param>
    /// <param name="payloadOffset">Octets of both headers.</param>
    /// <exception cref="ArgumentException">The sender is neither in the header nor given, so there is no nonce.</exception>
    public static void Secure(Aes128 key, in AuxiliaryHeader auxiliary, Eui64 source, Span<byte> frame, int payloadOffset)
    {
        if (auxiliary.Nonce(source).Source.IsNone)
        {
            throw new ArgumentException("Without a sender there is no nonce.", nameof(source));
        }

        FrameSecurity.Secure(key, auxiliary, source, frame, payloadOffset);
    }

    /// <summary>Reads both headers, so that the key can be chosen and the frame counter judged before anything is decrypted.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static FrameError ReadHeaders(ReadOnlyMemory<byte> frame, out ApsHeader header, out AuxiliaryHeader auxiliary, out int payloadOffset)
    {
        WireReader<Untraced> r = new(in frame);
        FrameError error = ApsHeader.Read(ref r, out header);
        auxiliary = default;
        payloadOffset = 0;
        if (error != FrameError.None || !header.Security)
        {
            return error != FrameError.None ? error : FrameError.NotSecured;
        }

        auxiliary = AuxiliaryHeader.Read(ref r);
        payloadOffset = frame.Length - r.Tail.Length;
        return r.Failed ? FrameError.Truncated : FrameError.None;
    }

    /// <summary>Checks and decrypts a frame in place; a frame that is refused stays as it was.</summary>
    /// <param name="key">The schedule of the key that the auxiliary header names.</param>
    /// <param name="auxiliary">As it was read.</param>
    /// <param name="source">The sender, for when the auxiliary header does not say it.</param>
    /// <param name="frame">The whole frame; afterwards the payload lies between the headers and the last 4 octets.</param>
    /// <param name="payloadOffset">Octets of both headers.</param>
    public static FrameError Unsecure(Aes128 key, in AuxiliaryHeader auxiliary, Eui64 source, Span<byte> frame, int payloadOffset) =>
        FrameSecurity.Unsecure(key, auxiliary, source, frame, payloadOffset);

    /// <summary>
    /// Reads, checks and decrypts a frame in place under the link key shared with its sender, or the key derived from it that the frame names.
    /// </summary>
    public static FrameError Read(
        LinkKeyCiphers linkKey, Memory<byte> frame, Eui64 source, out ApsHeader header, out AuxiliaryHeader auxiliary, out Memory<byte> payload)
    {
        FrameError error = ReadHeaders(frame, out header, out auxiliary, out int payloadOffset);
        if (error == FrameError.None)
        {
            KeyIdentifier key = auxiliary.Control.Key;
            error = key == KeyIdentifier.Network ? FrameError.UnknownKeyId : Unsecure(linkKey.For(key), auxiliary, source, frame.Span, payloadOffset);
        }

        payload = error == FrameError.None ? frame[payloadOffset..^AuxiliaryHeader.MicLength] : default;
        return error;
    }
}
