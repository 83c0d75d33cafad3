using Sep.Codec.Coordinator.Spinel;

namespace DeviceEmulator.Coordinator;

/// <summary>A frame that the host has asked for.</summary>
/// <param name="Header">Of the frame that asked, which the answer repeats.</param>
/// <param name="Psdu">The frame with its frame check sequence.</param>
/// <param name="Channel">11 to 26.</param>
/// <param name="Retries">How often it is transmitted again when no acknowledgement comes.</param>
/// <param name="ChannelAfterwards">To be tuned to afterwards; 0: as before.</param>
internal sealed record RadioTransmission(SpinelHeader Header, byte[] Psdu, byte Channel, int Retries, byte ChannelAfterwards)
{
    private const int SequenceOffset = 2;
    private const byte AcknowledgementRequestBit = 0x20;

    /// <summary>What its acknowledgement repeats.</summary>
    public byte Sequence => Psdu[SequenceOffset];

    public bool WantsAcknowledgement => (Psdu[0] & AcknowledgementRequestBit) != 0;
}
