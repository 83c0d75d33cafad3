using DeviceEmulator.Time;

namespace DeviceEmulator.Home.Commissioning;

/// <summary>One step of a device on its way into a network.</summary>
/// <param name="At">When.</param>
/// <param name="State">Where the device stands from then on.</param>
/// <param name="Text">What happened, in plain words.</param>
public readonly record struct CommissioningStep(MarketTime At, CommissioningState State, string Text);
