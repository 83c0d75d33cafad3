using DeviceEmulator.Air;
using DeviceEmulator.Time;
using Sep.Codec.Capture;

namespace Han.Tests.Air;

/// <summary>A transceiver that notes what it hears, and when.</summary>
internal sealed class Antenna(Agenda agenda, byte channel = 15) : ITransceiver
{
    public readonly record struct Heard(long At, string Psdu, byte? LinkQuality, ushort Channel);

    public byte Channel { get; set; } = channel;

    public List<Heard> Frames { get; } = [];

    /// <summary>Done at each frame, after it was noted.</summary>
    public Action<byte[]> Then { get; set; } = static _ => { };

    public void OnReceived(ReadOnlySpan<byte> psdu, in FrameReception reception)
    {
        Frames.Add(new Heard(agenda.Now.Milliseconds, Convert.ToHexString(psdu), reception.LinkQuality, reception.Channel));
        Then(psdu.ToArray());
    }
}
