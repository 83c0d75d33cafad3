using Sep.Codec.Mac;
using Sep.Codec.Nwk;
using Sep.Codec.Security;
using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Aps;

/// <summary>
/// The headers of a frame of this layer on its way over the radio, all layers at once, without the frame check sequence. Written and read in one pass
/// over the caller's buffer, without an allocation.
/// </summary>
/// <param name="Mac">A data frame's.</param>
/// <param name="Nwk">A data frame's. Its security bit goes with <paramref name="NwkAuxiliary"/>.</param>
/// <param name="Aps">Its security bit goes with <paramref name="ApsAuxiliary"/>.</param>
/// <param name="NwkAuxiliary">Meaningless when the network frame is not secured.</param>
/// <param name="ApsAuxiliary">Meaningless when the application support frame is not secured.</param>
public readonly record struct RadioFrame(
    MacHeader Mac, NwkHeader Nwk, ApsHeader Aps, AuxiliaryHeader NwkAuxiliary = default, AuxiliaryHeader ApsAuxiliary = default)
{
    /// <summary>Writes a frame, secured as its headers say, and returns its length in octets.</summary>
    /// <param name="destination">Must not overlap the payload.</param>
    /// <param name="networkKey">The network key's schedule; null when the network frame is not secured.</param>
    /// <param name="linkKey">The link key shared with the destination; null when the application support frame is not secured.</param>
    /// <param name="source">The sender, for when the auxiliary header of the application support frame does not say it.</param>
    /// <param name="payload">In plain.</param>
    /// <exception cref="ArgumentException">The headers do not go together, a key is missing, or the buffer is too small.</exception>
    public int Write(Span<byte> destination, Aes128? networkKey, LinkKeyCiphers? linkKey, Eui64 source, ReadOnlySpan<byte> payload)
    {
        if (Mac.FrameType != MacFrameType.Data || Nwk.FrameType != NwkFrameType.Data)
        {
            throw new ArgumentException("Only data frames carry this layer.");
        }

        if (Nwk.Security != (networkKey is not null) || Aps.Security != (linkKey is not null))
        {
            throw new ArgumentException("There is a key for each security that the headers announce, and no other.");
        }

        WireWriter w = new(destination);
        Mac.Write(ref w);
        int nwkOffset = w.Length;
        WriteNwk(ref w);
        int apsOffset = w.Length;
        WriteAps(ref w);
        int payloadOffset = w.Length;
        w.Raw(payload);
        int apsLength = w.Length + (Aps.Security ? AuxiliaryHeader.MicLength : 0);
        int length = apsLength + (Nwk.Security ? AuxiliaryHeader.MicLength : 0);
        if (destination.Length < length)
        {
            throw new ArgumentException($"The frame has {length} octets, the buffer {destination.Length}.", nameof(destination));
        }

        if (linkKey is not null)
        {
            ApsSecurity.Secure(linkKey.For(ApsAuxiliary.Control.Key), ApsAuxiliary, source, destination[apsOffset..apsLength], payloadOffset - apsOffset);
        }

        if (networkKey is not null)
        {
            NwkSecurity.Secure(networkKey, NwkAuxiliary, destination[nwkOffset..length], apsOffset - nwkOffset);
        }

        return length;
    }

    /// <summary>
    /// Reads a frame, checking and decrypting in place what is secured. A frame that is not secured is read too, since some must not be: whether it
    /// had
    /// to be is the caller's to judge, by the security bits of the headers.
    /// </summary>
    /// <param name="frame">Without its frame check sequence. What was decrypted before an error stays decrypted.</param>
    /// <param name="networkKey">The network key's schedule; null takes only frames that are not secured.</param>
    /// <param name="linkKey">The link key shared with the sender; null takes only frames that are not secured at this layer.</param>
    /// <param name="headers">The headers, as far as they were read.</param>
    /// <param name="payload">In plain; empty after an error.</param>
    public static FrameError Read(Memory<byte> frame, Aes128? networkKey, LinkKeyCiphers? linkKey, out RadioFrame headers, out Memory<byte> payload)
    {
        payload = default;
        FrameError error = MacFrame.Read(frame.Span, out MacHeader mac, out ReadOnlySpan<byte> macPayload);
        if (error != FrameError.None || mac.FrameType != MacFrameType.Data)
        {
            headers = new RadioFrame(mac, default, default);
            return error != FrameError.None ? error : FrameError.UnknownFrameType;
        }

        error = ReadNwk(frame[^macPayload.Length..], networkKey, out NwkHeader nwk, out AuxiliaryHeader nwkAuxiliary, out Memory<byte> nwkPayload);
        if (error != FrameError.None)
        {
            headers = new RadioFrame(mac, nwk, default, nwkAuxiliary);
            return error;
        }

        // A neighbour's own frame needs no second address: that of the network auxiliary header is the sender's on its first hop.
        Eui64 source = nwk.SourceEui64 ?? (mac.Source.IsShort(nwk.Source) ? nwkAuxiliary.Source : default);
        error = ReadAps(nwkPayload, linkKey, source, out ApsHeader aps, out AuxiliaryHeader apsAuxiliary, out payload);
        headers = new RadioFrame(mac, nwk, aps, nwkAuxiliary, apsAuxiliary);
        return error;
    }

    private void WriteNwk(ref WireWriter w)
    {
        if (Nwk.Security)
        {
            NwkSecurity.WriteHeaders(ref w, Nwk, NwkAuxiliary);
        }
        else
        {
            Nwk.Write(ref w);
        }
    }

    private void WriteAps(ref WireWriter w)
    {
        if (Aps.Security)
        {
            ApsSecurity.WriteHeaders(ref w, Aps, ApsAuxiliary);
        }
        else
        {
            Aps.Write(ref w);
        }
    }

    private static FrameError ReadNwk(
        Memory<byte> frame, Aes128? key, out NwkHeader header, out AuxiliaryHeader auxiliary, out Memory<byte> payload)
    {
        FrameError error = NwkSecurity.ReadHeaders(frame, out header, out auxiliary, out int offset);
        if (error == FrameError.NotSecured)
        {
            payload = frame[header.Size..];
            return header.FrameType == NwkFrameType.Data ? FrameError.None : FrameError.UnknownFrameType;
        }

        if (error == FrameError.None)
        {
            error = header.FrameType != NwkFrameType.Data ? FrameError.UnknownFrameType
                : key is null ? FrameError.UnknownKeyId
                : NwkSecurity.Unsecure(key, header, auxiliary, frame.Span, offset);
        }

        payload = error == FrameError.None ? frame[offset..^AuxiliaryHeader.MicLength] : default;
        return error;
    }

    private static FrameError ReadAps(
        Memory<byte> frame, LinkKeyCiphers? linkKey, Eui64 source, out ApsHeader header, out AuxiliaryHeader auxiliary, out Memory<byte> payload)
    {
        FrameError error = ApsSecurity.ReadHeaders(frame, out header, out auxiliary, out int offset);
        if (error == FrameError.NotSecured)
        {
            payload = frame[header.Size..];
            return FrameError.None;
        }

        if (error == FrameError.None)
        {
            KeyIdentifier key = auxiliary.Control.Key;
            error = linkKey is null || key == KeyIdentifier.Network ? FrameError.UnknownKeyId
                : ApsSecurity.Unsecure(linkKey.For(key), auxiliary, source, frame.Span, offset);
        }

        payload = error == FrameError.None ? frame[offset..^AuxiliaryHeader.MicLength] : default;
        return error;
    }
}
