using DeviceEmulator.Air;
using DeviceEmulator.Time;
using Sep.Codec.Capture;

namespace Han.Tests.Node;

/// <summary>An air that keeps every frame, and lets through what a test says: it may part two nodes, or lose a single frame.</summary>
internal sealed class TestAir(Agenda agenda) : IAir, ITimed
{
    private readonly List<ITransceiver> _transceivers = [];
    private readonly HashSet<(ITransceiver, ITransceiver)> _parted = [];
    private readonly Dictionary<int, Frame> _flying = [];
    private int _next;

    /// <summary>Every frame that was transmitted, with its frame check sequence.</summary>
    public List<byte[]> Frames { get; } = [];

    /// <summary>Asked for every frame; false: nobody hears it.</summary>
    public Func<byte[], bool> Passes { get; set; } = _ => true;

    public IReadOnlyList<ITransceiver> Transceivers => _transceivers;

    public void Part(ITransceiver one, ITransceiver other)
    {
        _parted.Add((one, other));
        _parted.Add((other, one));
    }

    public void Meet() => _parted.Clear();

    public void Attach(ITransceiver transceiver) => _transceivers.Add(transceiver);

    public void Detach(ITransceiver transceiver) => _transceivers.Remove(transceiver);

    public void Transmit(ITransceiver sender, ReadOnlySpan<byte> psdu)
    {
        Assert.InRange(psdu.Length, VirtualAir.ShortestFrame, VirtualAir.LongestFrame);
        Assert.InRange(sender.Channel, (byte)11, (byte)26);
        byte[] octets = psdu.ToArray();
        Frames.Add(octets);
        if (Passes(octets))
        {
            Inject(octets, sender.Channel, sender);
        }
    }

    /// <summary>Somebody unknown transmits.</summary>
    public void Inject(byte[] octets, byte channel, ITransceiver? sender = null)
    {
        _flying[_next] = new Frame(sender, channel, octets);
        agenda.Schedule(agenda.Now.PlusMilliseconds(VirtualAir.Airtime(octets.Length)), this, _next++);
    }

    public void OnTimer(MarketTime now, int token)
    {
        _flying.Remove(token, out Frame? frame);
        foreach (ITransceiver receiver in _transceivers.ToArray())
        {
            if (receiver != frame!.Sender && receiver.Channel == frame.Channel && (frame.Sender is null || !_parted.Contains((frame.Sender, receiver))))
            {
                receiver.OnReceived(frame.Octets, new FrameReception(frame.Channel, LinkQuality: byte.MaxValue));
            }
        }
    }

    private sealed record Frame(ITransceiver? Sender, byte Channel, byte[] Octets);
}
