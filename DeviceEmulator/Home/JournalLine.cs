using DeviceEmulator.Time;

namespace DeviceEmulator.Home;

/// <summary>Something that happened in a home, in plain words.</summary>
/// <param name="At">When.</param>
/// <param name="Who">The name of a device, "esi", or "home".</param>
/// <param name="Text">What.</param>
public readonly record struct JournalLine(MarketTime At, string Who, string Text)
{
    /// <summary>The time of day, who and what.</summary>
    public override string ToString() => $"{At.ToDateTimeOffset():HH:mm:ss} {Who,-12} {Text}";
}
