using DeviceEmulator.Time;
using Sep.Codec.Types;

namespace DeviceEmulator.Node;

/// <summary>A device as its trust centre keeps it.</summary>
/// <param name="Parent">Through whom it is in the network.</param>
/// <param name="IsRouter">It passes on the frames of others.</param>
/// <param name="Since">When it joined.</param>
internal sealed record CoordinatorMember(Eui64 Parent, bool IsRouter, MarketTime Since);
