namespace DeviceEmulator.Air;

/// <summary>
/// The medium that transceivers share: what one of them transmits on a channel, the others on that channel hear, as far as the air lets them. Belongs to
/// one loop; nothing is heard within a call.
/// </summary>
public interface IAir
{
    /// <summary>Puts a transceiver on the air; it hears from now on.</summary>
    void Attach(ITransceiver transceiver);

    /// <summary>Takes a transceiver off the air. What it has transmitted is still heard.</summary>
    void Detach(ITransceiver transceiver);

    /// <summary>Transmits a copy of a frame on the channel to which the sender is tuned.</summary>
    /// <param name="psdu">The IEEE 802.15.4 frame with its frame check sequence, 5 to 127 octets.</param>
    /// <exception cref="ArgumentException">The frame is shorter or longer, or the sender's receiver is off.</exception>
    void Transmit(ITransceiver sender, ReadOnlySpan<byte> psdu);

    /// <summary>Transmits a frame of which there is something to say, such as what is deliberately bad about it; a capture shows it as a comment.</summary>
    /// <inheritdoc cref="Transmit(ITransceiver, ReadOnlySpan{byte})"/>
    void Transmit(ITransceiver sender, ReadOnlySpan<byte> psdu, string comment) => Transmit(sender, psdu);
}
