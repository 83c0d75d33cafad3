using DeviceEmulator.Time;

namespace DeviceEmulator.Air;

/// <summary>An air that shows all that is transmitted on it, as at the senders' antennas: whether anybody hears it or not.</summary>
/// <param name="inner">The air.</param>
/// <param name="agenda">The loop's, for the time of each frame.</param>
/// <param name="taps">Who is shown the frames, in this order.</param>
public sealed class TappedAir(IAir inner, Agenda agenda, params IEnumerable<IAirTap> taps) : IAir
{
    private readonly IAirTap[] _taps = [.. taps];

    public void Attach(ITransceiver transceiver) => inner.Attach(transceiver);

    public void Detach(ITransceiver transceiver) => inner.Detach(transceiver);

    public void Transmit(ITransceiver sender, ReadOnlySpan<byte> psdu) => Transmit(sender, psdu, comment: "");

    public void Transmit(ITransceiver sender, ReadOnlySpan<byte> psdu, string comment)
    {
        // First, because it refuses what cannot be transmitted.
        inner.Transmit(sender, psdu, comment);
        foreach (IAirTap tap in _taps)
        {
            tap.OnTransmitted(agenda.Now, sender.Channel, psdu, comment);
        }
    }
}
