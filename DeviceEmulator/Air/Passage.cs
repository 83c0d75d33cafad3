using DeviceEmulator.Time;

namespace DeviceEmulator.Air;

/// <summary>One frame on its way to one receiver, and what the path makes of it.</summary>
public ref struct Passage
{
    private readonly uint _sender;
    private readonly uint _receiver;

    internal Passage(Station sender, Station receiver, ulong frameNumber, byte channel, MarketTime at, Span<byte> psdu)
    {
        (Sender, Receiver, _sender, _receiver) = (sender.Transceiver, receiver.Transceiver, sender.Number, receiver.Number);
        (FrameNumber, Channel, At) = (frameNumber, channel, at);
        Psdu = psdu;
    }

    public ITransceiver Sender { get; }

    public ITransceiver Receiver { get; }

    /// <summary>Counts the sender's frames, 1 for the first.</summary>
    public ulong FrameNumber { get; }

    /// <summary>The channel on which it was transmitted, 11 to 26.</summary>
    public byte Channel { get; }

    /// <summary>When its last octet was on the air.</summary>
    public MarketTime At { get; }

    /// <summary>The receiver's own copy of the frame with its frame check sequence.</summary>
    public Span<byte> Psdu { get; }

    /// <summary>The receiver does not hear it.</summary>
    public bool IsLost { get; private set; }

    /// <summary>Milliseconds after <see cref="At"/> at which the receiver hears it.</summary>
    public long DelayMilliseconds { get; private set; }

    /// <summary>Milliseconds after the first time at which the receiver hears it again; 0: it does not.</summary>
    public long RepeatMilliseconds { get; private set; }

    /// <summary>Link quality indicator with which it is heard, 0 worst to 255 best: that of the weakest stage.</summary>
    public byte LinkQuality { get; private set; } = byte.MaxValue;

    public void Lose() => IsLost = true;

    /// <summary>Adds to the delay.</summary>
    public void Delay(long milliseconds) => DelayMilliseconds += milliseconds;

    /// <summary>Has the frame heard a second time, so many milliseconds after the first, at least 1.</summary>
    public void Repeat(long milliseconds) => RepeatMilliseconds = Math.Max(1, milliseconds);

    public void Weaken(byte linkQuality) => LinkQuality = Math.Min(LinkQuality, linkQuality);

    /// <summary>64 evenly spread bits that follow from seed, sender, receiver, frame number and purpose.</summary>
    /// <param name="seed">The seed of the stage.</param>
    /// <param name="purpose">What is drawn for.</param>
    /// <param name="n">Counts the draws for one purpose.</param>
    public readonly ulong Draw(ulong seed, DrawPurpose purpose, uint n = 0) =>
        Chance.Draw(seed, FrameNumber, ((ulong)_sender << 32) | _receiver, purpose, n);

    /// <summary>True for this share of all passages, 0 to 1.</summary>
    public readonly bool Happens(double probability, ulong seed, DrawPurpose purpose) => Chance.Unit(Draw(seed, purpose)) < probability;
}
