using DeviceEmulator.Devices;
using DeviceEmulator.Population;
using Sep.Codec.Types;

namespace HeadEnd.Simulator.Lanes;

/// <summary>What a lane is made of besides its TDSP.</summary>
/// <param name="Ledger">Where devices note what they really did, or null.</param>
public sealed record LaneSettings(ulong Seed, IEsiPopulation Population, UserModel Users, DeviceLedger? Ledger = null)
{
    /// <summary>What is known at the start of devices that joined, changed or left since the population was described.</summary>
    public IReadOnlyList<(Eui64 Esi, HomeChange Change)> Changes { get; init; } = [];
}
