using HeadEnd.Simulator.Ams;

namespace HeadEnd.Simulator.Tdsp;

/// <summary>One transmission and distribution service provider, as data.</summary>
/// <param name="Name">As it is written in configuration and logs.</param>
/// <param name="Ams">Its metering network.</param>
public sealed record TdspProfile(string Name, AmsProfile Ams);
