namespace Sep.Codec.Coordinator.Znp;

/// <summary>Why the chip restarted.</summary>
public enum ZnpResetReason : byte
{
    PowerUp = 0,

    /// <summary>By its pin, or by software.</summary>
    External = 1,

    Watchdog = 2,
}
