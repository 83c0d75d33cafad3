using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;

namespace DeviceEmulator.Devices;

/// <summary>One in-home device as a population describes it.</summary>
/// <param name="DeviceClass">Which load control classes it belongs to; none for a display.</param>
/// <param name="EnrollmentGroup">Its utility enrollment group; 0 belongs to all.</param>
/// <param name="StartRandomizationMinutes">DRLC client attribute 0x0001, 0 to 60.</param>
/// <param name="DurationRandomizationMinutes">DRLC client attribute 0x0002, 0 to 60.</param>
/// <param name="HasClock">False when it keeps no time: it takes only events that start now, and asks its ESI for what has begun.</param>
public readonly record struct DeviceSpec(
    Eui64 Address, DeviceKind Kind, DeviceClass DeviceClass, byte EnrollmentGroup, byte StartRandomizationMinutes = 30, byte DurationRandomizationMinutes = 0,
    bool HasClock = true)
{
    /// <summary>The most that either attribute may be.</summary>
    public const byte LongestRandomizationMinutes = 60;

    /// <summary>True when the device serves the client side of Demand Response and Load Control.</summary>
    public bool IsLoadControlClient => Kind is DeviceKind.Thermostat or DeviceKind.LoadControl or DeviceKind.SmartAppliance or DeviceKind.EvCharger;

    /// <summary>True when people can read texts and prices on it: it serves the client sides of Messaging and Price.</summary>
    public bool IsDisplay => Kind is DeviceKind.Thermostat or DeviceKind.InHomeDisplay;
}
