using Sep.Codec.Types;

namespace DeviceEmulator.Stack;

/// <summary>A network as it is on the air.</summary>
/// <param name="Coordinator">The EUI-64 of its coordinator, which in Smart Energy is its trust centre.</param>
/// <param name="Channel">2.4 GHz channel 11..26.</param>
/// <param name="PanId">0x0000..0xFFFE.</param>
/// <param name="ExtendedPanId">What tells it from every other network.</param>
public readonly record struct NetworkIdentity(Eui64 Coordinator, byte Channel, ushort PanId, Eui64 ExtendedPanId);
