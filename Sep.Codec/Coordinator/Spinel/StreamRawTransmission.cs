namespace Sep.Codec.Coordinator.Spinel;

/// <summary>
/// A frame that the host has the radio transmit, and how: data type d, then C and what follows. What a shorter one leaves out, from the right, has the
/// value that the radio would choose. Refers to the octets it was read from.
/// </summary>
public readonly ref struct StreamRawTransmission
{
    /// <summary>macMaxFrameRetries and macMaxCSMABackoffs of IEEE 802.15.4.</summary>
    private const byte DefaultRetries = 3, DefaultBackoffs = 4;

    public StreamRawTransmission() => Psdu = default;

    /// <summary>The frame with two octets for its frame check sequence, which the radio fills in.</summary>
    public ReadOnlySpan<byte> Psdu { get; init; }

    /// <summary>The channel to transmit on, 11 to 26; 0: the one to which the radio is tuned.</summary>
    public byte Channel { get; init; }

    /// <summary>How often to try for a clear channel.</summary>
    public byte MaxCsmaBackoffs { get; init; } = DefaultBackoffs;

    /// <summary>How often to transmit again when no acknowledgement comes.</summary>
    public byte MaxFrameRetries { get; init; } = DefaultRetries;

    public bool CsmaEnabled { get; init; } = true;

    public bool IsHeaderUpdated { get; init; }

    public bool IsRetransmission { get; init; }

    public bool IsSecurityProcessed { get; init; }

    /// <summary>Microseconds after <see cref="TransmitDelayBase"/>; both 0: at once.</summary>
    public uint TransmitDelay { get; init; }

    public uint TransmitDelayBase { get; init; }

    /// <summary>The channel to listen to afterwards; 0: as before.</summary>
    public byte ReceiveChannelAfterwards { get; init; }

    /// <summary>Reads what follows the property. False when the frame is cut off.</summary>
    public static bool TryRead(scoped ref SpinelReader r, out StreamRawTransmission value)
    {
        value = new StreamRawTransmission { Psdu = r.Data(), Channel = r.More ? r.U8() : (byte)0 };
        if (r.More)
        {
            value = value with { MaxCsmaBackoffs = r.U8(), MaxFrameRetries = r.U8(), CsmaEnabled = r.Bool() };
        }

        if (r.More)
        {
            value = value with { IsHeaderUpdated = r.Bool(), IsRetransmission = r.Bool(), IsSecurityProcessed = r.Bool() };
        }

        if (r.More)
        {
            value = value with { TransmitDelay = r.U32(), TransmitDelayBase = r.U32() };
        }

        if (r.More)
        {
            value = value with { ReceiveChannelAfterwards = r.U8() };
        }

        return !r.Failed;
    }

    /// <summary>Writes what follows the property, whole.</summary>
    /// <exception cref="ArgumentException">The buffer is too small.</exception>
    public void Write(scoped ref SpinelWriter w)
    {
        w.Data(Psdu);
        w.U8(Channel);
        w.U8(MaxCsmaBackoffs);
        w.U8(MaxFrameRetries);
        w.Bool(CsmaEnabled);
        w.Bool(IsHeaderUpdated);
        w.Bool(IsRetransmission);
        w.Bool(IsSecurityProcessed);
        w.U32(TransmitDelay);
        w.U32(TransmitDelayBase);
        w.U8(ReceiveChannelAfterwards);
    }
}
