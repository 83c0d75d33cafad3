using DeviceEmulator.Time;
using Sep.Codec.Capture;

namespace DeviceEmulator.Air;

/// <summary>
/// Air without trouble: every transceiver on a channel hears every other one, as long after the transmission as its octets take. Frames under way live in
/// pooled slots.
/// </summary>
public sealed class VirtualAir(Agenda agenda) : IAir, ITimed
{
    /// <summary>Octets of the shortest frame (an acknowledgement) and of the longest (aMaxPHYPacketSize).</summary>
    public const int ShortestFrame = 5, LongestFrame = 127;

    /// <summary>Preamble, start of frame and length: octets on the air before the frame.</summary>
    private const int PhysicalHeader = 6;

    private const double MillisecondsPerOctet = 0.032;

    private readonly List<ITransceiver> _transceivers = [];
    private readonly SlotPool<AirFrame> _frames = new();

    public void Attach(ITransceiver transceiver) => _transceivers.Add(transceiver);

    public void Detach(ITransceiver transceiver) => _transceivers.Remove(transceiver);

    public void Transmit(ITransceiver sender, ReadOnlySpan<byte> psdu)
    {
        if (sender.Channel == 0 || psdu.Length is < ShortestFrame or > LongestFrame)
        {
            throw new ArgumentException($"A frame of {psdu.Length} octets on channel {sender.Channel} cannot be transmitted.", nameof(psdu));
        }

        int slot = _frames.Take();
        ref AirFrame frame = ref _frames[slot];
        frame.Set(sender, sender.Channel, psdu);
        agenda.Schedule(agenda.Now.PlusMilliseconds(Airtime(psdu.Length)), this, slot);
    }

    /// <summary>Whole milliseconds that a frame of so many octets takes at 250 kbit/s, rounded up.</summary>
    public static long Airtime(int octets) => (long)Math.Ceiling((PhysicalHeader + octets) * MillisecondsPerOctet);

    public void OnTimer(MarketTime now, int token)
    {
        // A copy, because a receiver may transmit and make the pool grow, or give the slot to another frame.
        AirFrame frame = _frames[token];
        _frames.Return(token);
        for (int i = 0; i < _transceivers.Count; i++)
        {
            ITransceiver receiver = _transceivers[i];
            if (receiver != frame.Sender && receiver.Channel == frame.Channel)
            {
                receiver.OnReceived(frame.Psdu, new FrameReception(frame.Channel, LinkQuality: byte.MaxValue));
            }
        }
    }
}
