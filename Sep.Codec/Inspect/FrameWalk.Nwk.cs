using Sep.Codec.Aps;
using Sep.Codec.Nwk;
using Sep.Codec.Security;
using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Inspect;

internal sealed partial class FrameWalk
{
    private NwkHeader _nwk;
    private Eui64 _sender;

    public byte[]? NwkOrInterPan(int start, int end) => InterPanHeader.IsAnnouncedBy(octets.AsSpan(start..end)) ? InterPan(start, end) : Nwk(start, end);

    private byte[]? Nwk(int start, int end)
    {
        Begin("zbee_nwk", start, nameof(NwkHeader));
        ReadOnlyMemory<byte> frame = Part(start, end);
        WireReader<Traced> r = new(in frame, Trace);
        FrameError error = NwkHeader.Read(ref r, out _nwk);
        if (error != FrameError.None)
        {
            return RefuseNwk(error, start, end);
        }

        _layer.Name = _nwk.FrameType.ToString();
        _sender = _nwk.SourceEui64 ?? addresses.Find(_mac.Destination.PanId, _nwk.Source);
        NwkHeader header = _nwk;
        InspectedLayer layer = _layer;
        int next = end - r.Tail.Length;
        if (header.Security)
        {
            return Secured("network header", (ref w) => header.Write(ref w), start, next, end, NwkPayload);
        }

        NoteSender(header.SourceEui64 ?? default);
        byte[]? payload = NwkPayload(next, end);
        return payload is null ? null : Encode("network header", layer, start, (ref w) => header.Write(ref w), payload);
    }

    private byte[]? RefuseNwk(FrameError error, int start, int end)
    {
        if (error is FrameError.Truncated or FrameError.BadRelayIndex)
        {
            return Refuse("network header", error, start, end, 0, static (octets, trace) =>
            {
                WireReader<Traced> r = new(in octets, new Traced(trace));
                NwkHeader.Read(ref r, out _);
            });
        }

        _fields.Add("FrameControl", FieldKind.Unsigned, sizeof(ushort));
        return Stop($"network header: {error} in FrameControl.");
    }

    private byte[]? NwkPayload(int start, int end)
    {
        _fields.Use(nameof(NwkHeader));
        return _nwk.FrameType == NwkFrameType.Command ? Command(NwkCommands.ById, start, end)
            : start == end ? []
            : Aps(start, end);
    }

    /// <summary>The sender's EUI-64, for frames that do not say it.</summary>
    private void NoteSender(Eui64 sender)
    {
        if (!sender.IsNone)
        {
            _sender = sender;
            addresses.Add(_mac.Destination.PanId, _nwk.Source, sender);
        }
    }

    /// <summary>What both layers with security have in common: auxiliary header, payload and integrity code.</summary>
    /// <param name="what">Which header it is.</param>
    /// <param name="writeHeader">Writes that header again.</param>
    /// <param name="start">Where the header begins, whose octets are authenticated too.</param>
    /// <param name="auxiliaryStart">Where the auxiliary header begins.</param>
    /// <param name="end">Where the frame ends.</param>
    /// <param name="read">Reads the payload once it is decrypted.</param>
    private byte[]? Secured(string what, Writing writeHeader, int start, int auxiliaryStart, int end, Func<int, int, byte[]?> read)
    {
        _fields.Use(nameof(AuxiliaryHeader));
        int before = _layer.Fields.Count;
        ReadOnlyMemory<byte> part = Part(auxiliaryStart, end);
        WireReader<Traced> r = new(in part, Trace);
        AuxiliaryHeader auxiliary = AuxiliaryHeader.Read(ref r);
        if (r.Failed)
        {
            return Refuse("auxiliary header", FrameError.Truncated, auxiliaryStart, end, before, static (octets, trace) =>
            {
                WireReader<Traced> r = new(in octets, new Traced(trace));
                AuxiliaryHeader.Read(ref r);
            });
        }

        int payloadStart = end - r.Tail.Length;
        int payloadEnd = end - AuxiliaryHeader.MicLength;
        if (payloadEnd < payloadStart)
        {
            return Stop("auxiliary header: Mic is missing or cut; the frame ends within it.");
        }

        Eui64 source = SourceOf(auxiliary);
        if (Open(auxiliary, source, start, end, payloadStart) is not Aes128 key)
        {
            _layer.AddNote(source.IsNone ? "encrypted, and the sender's EUI-64 is not known" : "encrypted, and no key of the ring opens it");
            byte[] closed = [.. Keep("EncryptedPayload", payloadStart, payloadEnd), .. Keep("Mic", payloadEnd, end)];
            return Encode(what, _layer, start, WithAuxiliary(writeHeader, auxiliary), closed);
        }

        InspectedLayer layer = _layer;
        _fields.Position = payloadEnd;
        _fields.Add("Mic", FieldKind.Octets, AuxiliaryHeader.MicLength);
        byte[]? payload = read(payloadStart, payloadEnd);
        byte[]? again = payload is null ? null
            : Encode(what, layer, start, WithAuxiliary(writeHeader, auxiliary), [.. payload, .. new byte[AuxiliaryHeader.MicLength]]);
        if (again is not null)
        {
            FrameSecurity.Secure(key, auxiliary, source, again, again.Length - payload!.Length - AuxiliaryHeader.MicLength);
        }

        return again;
    }

    private static Writing WithAuxiliary(Writing writeHeader, AuxiliaryHeader auxiliary) => (ref w) =>
    {
        writeHeader(ref w);
        auxiliary.Write(ref w);
    };

    /// <summary>
    /// The sender of the frame or, under the network key, of this hop. Whose frame it is, the short addresses say: if they are one, the hop is the sender.
    /// </summary>
    private Eui64 SourceOf(AuxiliaryHeader auxiliary)
    {
        if (!auxiliary.Control.ExtendedNonce)
        {
            return _sender;
        }

        bool isOwnFrame = _layer.Protocol == "zbee_nwk" && _mac.Source.IsShort(_nwk.Source);
        if (isOwnFrame || _layer.Protocol == "zbee_aps")
        {
            NoteSender(auxiliary.Source);
        }

        return auxiliary.Source;
    }

    /// <summary>Decrypts with the first key that fits, and says which it was.</summary>
    private Aes128? Open(AuxiliaryHeader auxiliary, Eui64 source, int start, int end, int payloadStart)
    {
        foreach (KeyRing.Entry entry in keys.Keys)
        {
            Aes128 cipher = entry.For(auxiliary.Control.Key);
            if (FrameSecurity.Unsecure(cipher, auxiliary, source, octets.AsSpan(start..end), payloadStart - start) == FrameError.None)
            {
                _fields.Say("DecryptedWith", entry.Key.ToString());
                return cipher;
            }
        }

        return null;
    }
}
