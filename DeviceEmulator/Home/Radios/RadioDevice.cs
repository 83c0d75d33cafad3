using DeviceEmulator.Certificates;
using DeviceEmulator.Devices;
using Sep.Codec.Types;

namespace DeviceEmulator.Home.Radios;

/// <summary>A device as its radio needs to know it.</summary>
/// <param name="Address">Its EUI-64.</param>
/// <param name="Kind">What it is: a range extender relays for others.</param>
/// <param name="PollSeconds">How often a sleepy device polls its parent, seconds; 0: its receiver is always on.</param>
/// <param name="Faults">What it does wrong.</param>
/// <param name="IsFar">Only range extenders are in its range, at radio fidelity.</param>
/// <param name="Identity">Its certificate and private key; null: the home's authority issues them.</param>
public readonly record struct RadioDevice(
    Eui64 Address, DeviceKind Kind, int PollSeconds, Faults.Faults Faults, bool IsFar = false, DeviceIdentity? Identity = null);
