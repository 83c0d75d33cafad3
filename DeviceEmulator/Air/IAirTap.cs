using DeviceEmulator.Time;

namespace DeviceEmulator.Air;

/// <summary>Whoever is shown all that is transmitted on an air: see <see cref="TappedAir"/>.</summary>
public interface IAirTap
{
    /// <summary>A frame was transmitted.</summary>
    /// <param name="at">When its transmission began.</param>
    /// <param name="channel">The channel, 11 to 26.</param>
    /// <param name="psdu">The frame with its frame check sequence; valid during the call only.</param>
    /// <param name="comment">What the sender says of it; mostly nothing.</param>
    void OnTransmitted(MarketTime at, byte channel, ReadOnlySpan<byte> psdu, string comment);
}
