using Sep.Codec.Types;

namespace DeviceEmulator.Esi;

/// <summary>A device in the ESI's network.</summary>
/// <param name="IsLoadControlClient">True when it is bound to the DRLC server.</param>
public readonly record struct JoinedDevice(Eui64 Address, bool IsLoadControlClient);
