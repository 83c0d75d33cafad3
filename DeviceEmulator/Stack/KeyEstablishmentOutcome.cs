namespace DeviceEmulator.Stack;

/// <summary>The end of one exchange.</summary>
/// <param name="Result">How it ended.</param>
/// <param name="Status">The status of the Terminate, else <see cref="KeyEstablishmentStatus.None"/>.</param>
/// <param name="WaitTimeSeconds">With a Terminate: how long to wait before the next attempt, 0..255 s.</param>
/// <param name="ByPartner">True when the partner sent the Terminate.</param>
public readonly record struct KeyEstablishmentOutcome(
    KeyEstablishmentResult Result, KeyEstablishmentStatus Status = KeyEstablishmentStatus.None, byte WaitTimeSeconds = 0, bool ByPartner = false)
{
    public static KeyEstablishmentOutcome Established => new(KeyEstablishmentResult.Established);
}
