using System.Runtime.CompilerServices;
using DeviceEmulator.Time;
using Sep.Codec.Capture;

namespace DeviceEmulator.Air;

/// <summary>
/// The air between transceivers: each on a channel hears every other one, as long after the transmission as its octets take, as far as the stages of the
/// path let it. Frames do not collide, so nobody need listen before talking. Frames under way live in pooled slots; a frame costs time in proportion
/// to the transceivers, so homes out of each other's range are better off with an air each.
/// </summary>
public sealed class VirtualAir : IAir, ITimed
{
    /// <summary>Octets of the shortest frame (an acknowledgement) and of the longest (aMaxPHYPacketSize).</summary>
    public const int ShortestFrame = 5, LongestFrame = 127;

    /// <summary>Preamble, start of frame and length: octets on the air before the frame.</summary>
    private const int PhysicalHeader = 6;

    private const int MicrosecondsPerOctet = 32;
    private const int MicrosecondsInMillisecond = 1000;

    private readonly Agenda _agenda;
    private readonly IPathStage[] _path;

    /// <summary>All that were ever on this air and still exist: who comes back keeps its number, and who is gone for good is not held here.</summary>
    private readonly ConditionalWeakTable<ITransceiver, Station> _stations = [];
    private readonly SlotPool<AirFrame> _frames = new();

    /// <summary>Those on the air. Replaced, never changed: whoever hears a frame may attach or detach one.</summary>
    private Station[] _attached = [];
    private uint _lastNumber;

    /// <param name="agenda">The timers of the loop to which this air belongs.</param>
    /// <param name="path">The troubles that each frame meets on its way to each receiver, in this order; none for air without trouble.</param>
    public VirtualAir(Agenda agenda, params IEnumerable<IPathStage> path) => (_agenda, _path) = (agenda, [.. path]);

    public void Attach(ITransceiver transceiver)
    {
        Station station = StationOf(transceiver);
        if (!station.IsAttached)
        {
            station.IsAttached = true;
            _attached = [.. _attached, station];
        }
    }

    public void Detach(ITransceiver transceiver)
    {
        Station station = StationOf(transceiver);
        station.IsAttached = false;
        _attached = [.. _attached.Where(other => other != station)];
    }

    public void Transmit(ITransceiver sender, ReadOnlySpan<byte> psdu)
    {
        if (sender.Channel == 0 || psdu.Length is < ShortestFrame or > LongestFrame)
        {
            throw new ArgumentException($"A frame of {psdu.Length} octets on channel {sender.Channel} cannot be transmitted.", nameof(psdu));
        }

        Station station = StationOf(sender);
        int slot = _frames.Take();
        _frames[slot].Set(station, ++station.Frames, sender.Channel, psdu);
        _agenda.Schedule(_agenda.Now.PlusMilliseconds(Airtime(psdu.Length)), this, slot);
    }

    /// <summary>Whole milliseconds that a frame of so many octets takes at 250 kbit/s, rounded up.</summary>
    public static long Airtime(int octets) => (((PhysicalHeader + octets) * MicrosecondsPerOctet) + MicrosecondsInMillisecond - 1) / MicrosecondsInMillisecond;

    public void OnTimer(MarketTime now, int token)
    {
        // The slot is kept until all have heard the frame: a receiver may transmit, and would be given it.
        ref readonly AirFrame frame = ref _frames[token];
        if (frame.Receiver is Station only)
        {
            Deliver(frame, only, frame.Psdu, frame.LinkQuality);
        }
        else
        {
            DeliverToAll(frame, now);
        }

        _frames.Return(token);
    }

    private void DeliverToAll(in AirFrame frame, MarketTime now)
    {
        foreach (Station receiver in _attached)
        {
            if (receiver == frame.Sender)
            {
                continue;
            }

            if (_path.Length == 0)
            {
                Deliver(frame, receiver, frame.Psdu, byte.MaxValue);
            }
            else if (receiver.Transceiver.Channel == frame.Channel)
            {
                Carry(frame, receiver, now);
            }
        }
    }

    private static void Deliver(in AirFrame frame, Station receiver, ReadOnlySpan<byte> psdu, byte linkQuality)
    {
        if (receiver.IsAttached && receiver.Transceiver.Channel == frame.Channel)
        {
            receiver.Transceiver.OnReceived(psdu, new FrameReception(frame.Channel, LinkQuality: linkQuality));
        }
    }

    private void Carry(in AirFrame frame, Station receiver, MarketTime now)
    {
        Span<byte> psdu = stackalloc byte[LongestFrame];
        psdu = psdu[..frame.Psdu.Length];
        frame.Psdu.CopyTo(psdu);
        Passage passage = new(frame.Sender, receiver, frame.Number, frame.Channel, now, psdu);
        foreach (IPathStage stage in _path)
        {
            stage.Pass(ref passage);
            if (passage.IsLost)
            {
                return;
            }
        }

        if (passage.RepeatMilliseconds > 0)
        {
            Hold(frame, receiver, passage, passage.DelayMilliseconds + passage.RepeatMilliseconds);
        }

        if (passage.DelayMilliseconds > 0)
        {
            Hold(frame, receiver, passage, passage.DelayMilliseconds);
        }
        else
        {
            Deliver(frame, receiver, psdu, passage.LinkQuality);
        }
    }

    private void Hold(in AirFrame frame, Station receiver, in Passage passage, long milliseconds)
    {
        int slot = _frames.Take();
        ref AirFrame held = ref _frames[slot];
        held.Set(frame.Sender, frame.Number, frame.Channel, passage.Psdu);
        (held.Receiver, held.LinkQuality) = (receiver, passage.LinkQuality);
        _agenda.Schedule(passage.At.PlusMilliseconds(milliseconds), this, slot);
    }

    private Station StationOf(ITransceiver transceiver)
    {
        // As many as hear each frame, so that looking through them costs less than what follows.
        foreach (Station attached in _attached)
        {
            if (ReferenceEquals(attached.Transceiver, transceiver))
            {
                return attached;
            }
        }

        if (!_stations.TryGetValue(transceiver, out Station? station))
        {
            station = new Station(transceiver, ++_lastNumber);
            _stations.Add(transceiver, station);
        }

        return station;
    }
}
