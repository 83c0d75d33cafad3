using Sep.Codec.Types;

namespace DeviceEmulator.Esi;

/// <summary>A device in the ESI's network.</summary>
/// <param name="IsLoadControlClient">True when it is bound to the DRLC server.</param>
/// <param name="HasClock">False when it keeps no time: it is sent events that have begun, as starting now and for the rest of their duration.</param>
/// <param name="IsDisplay">True when it is bound to the Messaging and Price servers.</param>
public readonly record struct JoinedDevice(Eui64 Address, bool IsLoadControlClient, bool HasClock = true, bool IsDisplay = false);
