using DeviceEmulator.Devices;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;

namespace HeadEnd.Simulator.Link;

/// <summary>A device that goes from one meter to the next.</summary>
/// <param name="WasJoined">True where it was in the old meter's network, and so is switched on.</param>
/// <param name="SealedInstallCode">Its installation code, readable only by who holds the sealing key; empty where the head-end alone knows it.</param>
public sealed record ReplacedDevice(DeviceKind Kind, ushort DeviceClass, byte EnrollmentGroup, bool WasJoined, ReadOnlyMemory<byte> SealedInstallCode)
{
    public DeviceSpec ToSpec(Eui64 mac) => new(mac, Kind, (DeviceClass)DeviceClass, EnrollmentGroup);
}
