using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Types;

namespace DeviceEmulator.Node;

/// <summary>A device as its trust centre keeps it, joined or on its way.</summary>
/// <param name="Parent">Through whom it is in the network.</param>
/// <param name="IsRouter">It passes on the frames of others.</param>
/// <param name="Since">When it came.</param>
/// <param name="Kind">How it came.</param>
internal sealed record CoordinatorMember(Eui64 Parent, bool IsRouter, MarketTime Since, JoinKind Kind);
