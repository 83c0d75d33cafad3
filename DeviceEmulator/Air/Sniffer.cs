using DeviceEmulator.Time;
using Sep.Codec.Capture;

namespace DeviceEmulator.Air;

/// <summary>
/// A receiver that only listens and captures what it hears at its place: what was lost or damaged on the way to it, is lost or damaged in its capture. A
/// <see cref="TappedAir"/> shows what was transmitted instead.
/// </summary>
/// <param name="agenda">The loop's, for the time of each frame.</param>
/// <param name="capture">Where the frames go.</param>
/// <param name="channel">The channel, 11 to 26.</param>
public sealed class Sniffer(Agenda agenda, AirCapture capture, byte channel) : ITransceiver
{
    public byte Channel { get; } = channel;

    public void OnReceived(ReadOnlySpan<byte> psdu, in FrameReception reception) => capture.Add(agenda.Now, psdu, reception);
}
