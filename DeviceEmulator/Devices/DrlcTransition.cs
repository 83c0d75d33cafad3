using Sep.Codec.Clusters.Drlc;

namespace DeviceEmulator.Devices;

/// <summary>One row of <see cref="DrlcTransitions"/>.</summary>
/// <param name="Report">The status that the device reports, or none.</param>
public readonly record struct DrlcTransition(DrlcState From, DrlcTrigger Trigger, DrlcState To, EventStatus? Report);
