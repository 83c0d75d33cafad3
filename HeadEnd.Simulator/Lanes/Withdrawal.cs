using Sep.Codec.Types;

namespace HeadEnd.Simulator.Lanes;

/// <summary>An event that a cancel found waiting for one of its targets, and took out.</summary>
/// <param name="Device">The one that the event was for, or none.</param>
internal readonly record struct Withdrawal(int Target, uint EventId, Eui64 Device);
