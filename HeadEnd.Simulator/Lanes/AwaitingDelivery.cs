using Sep.Codec.Types;

namespace HeadEnd.Simulator.Lanes;

/// <summary>One target of one order that waits for its device to join.</summary>
internal readonly record struct AwaitingDelivery(Eui64 Device, LaneOrder Order, int Target);
