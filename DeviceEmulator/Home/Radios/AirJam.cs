namespace DeviceEmulator.Home.Radios;

/// <summary>A channel that is jammed for a time: nobody hears anything on it.</summary>
/// <param name="Channel">11 to 26.</param>
/// <param name="From">When it begins, after the home came up.</param>
/// <param name="For">How long it lasts.</param>
public readonly record struct AirJam(byte Channel, TimeSpan From, TimeSpan For);
