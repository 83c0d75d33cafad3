using DeviceEmulator.Devices;
using DeviceEmulator.Population;

namespace HeadEnd.Simulator.Lanes;

/// <summary>What a lane is made of besides its TDSP.</summary>
/// <param name="Ledger">Where devices note what they really did, or null.</param>
public sealed record LaneSettings(ulong Seed, IEsiPopulation Population, UserModel Users, DeviceLedger? Ledger = null);
