namespace DeviceEmulator.Faults;

/// <summary>The faults of one ESI or device: values in a scenario.</summary>
/// <param name="Misbehaviour">What it does wrong.</param>
/// <param name="ClockOffset">With <see cref="Misbehaviour.ClockOff"/>: its clock minus the true time.</param>
/// <param name="ReportDelay">With <see cref="Misbehaviour.LateReport"/>: how long each report waits.</param>
public sealed record Faults(Misbehaviour Misbehaviour, TimeSpan ClockOffset = default, TimeSpan ReportDelay = default)
{
    /// <summary>A node that does everything right.</summary>
    public static Faults None { get; } = new(Misbehaviour.None);

    public bool Has(Misbehaviour misbehaviour) => (Misbehaviour & misbehaviour) != 0;
}
