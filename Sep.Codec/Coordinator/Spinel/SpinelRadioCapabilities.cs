namespace Sep.Codec.Coordinator.Spinel;

/// <summary>What the radio does by itself.</summary>
[Flags]
public enum SpinelRadioCapabilities : uint
{
    None = 0,
    AcknowledgementTimeout = 1 << 0,
    EnergyScan = 1 << 1,
    TransmitRetries = 1 << 2,
    CsmaBackoff = 1 << 3,
}
