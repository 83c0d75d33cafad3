using DeviceEmulator.Devices;
using DeviceEmulator.Time;

namespace HeadEnd.Simulator.Link;

/// <summary>
/// Put a device's key into its ESI and let it join. The target's device is its EUI-64. Reported: <see cref="ReportKind.Accepted"/>,
/// <see cref="ReportKind.Pending"/>, <see cref="ReportKind.MeterReady"/>, then <see cref="ReportKind.Joined"/> or <see cref="ReportKind.Failed"/>.
/// </summary>
/// <param name="Kind">What the device is said to be.</param>
/// <param name="DeviceClass">Its load control classes; none for a device that takes no part.</param>
/// <param name="EnrollmentGroup">Its utility enrollment group.</param>
/// <param name="JoinBy">When the ESI stops letting it in.</param>
/// <param name="SealedInstallCode">Its installation code, readable only by who holds the sealing key; the head-end of an emulated home does not need it.</param>
public sealed record ProvisionDevice(
    DeviceKind Kind, ushort DeviceClass, byte EnrollmentGroup, MarketTime JoinBy, ReadOnlyMemory<byte> SealedInstallCode) : OrderBody;
