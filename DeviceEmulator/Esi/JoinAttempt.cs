using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Types;

namespace DeviceEmulator.Esi;

/// <summary>
/// An attempt of a device to join, as its ESI saw it. An ESI whose window is closed sees none: devices read that in its beacon.
/// </summary>
/// <param name="At">When.</param>
/// <param name="Device">Who.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Refusal">Why, where it was <see cref="JoinAttemptOutcome.Refused"/>.</param>
/// <param name="KeyEstablishment">How key establishment ended, where it came to that.</param>
public readonly record struct JoinAttempt(
    MarketTime At, Eui64 Device, JoinAttemptOutcome Outcome, JoinRefusal? Refusal = null, KeyEstablishmentOutcome? KeyEstablishment = null)
{
    /// <summary>One word for it: "Joined", "Established", the refusal, the status of a Terminate, or how key establishment ended.</summary>
    public string Word => Refusal is JoinRefusal refusal ? refusal.ToString()
        : KeyEstablishment is not KeyEstablishmentOutcome outcome ? Outcome.ToString()
        : outcome.Status != KeyEstablishmentStatus.None ? outcome.Status.ToString()
        : outcome.Result.ToString();
}
