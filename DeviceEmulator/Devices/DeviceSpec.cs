using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;

namespace DeviceEmulator.Devices;

/// <summary>One in-home device as a population describes it.</summary>
/// <param name="DeviceClass">Which load control classes it belongs to; none for a display.</param>
/// <param name="EnrollmentGroup">Its utility enrollment group; 0 belongs to all.</param>
public readonly record struct DeviceSpec(Eui64 Address, DeviceKind Kind, DeviceClass DeviceClass, byte EnrollmentGroup)
{
    /// <summary>True when the device serves the client side of Demand Response and Load Control.</summary>
    public bool IsLoadControlClient => Kind is DeviceKind.Thermostat or DeviceKind.LoadControl;
}
