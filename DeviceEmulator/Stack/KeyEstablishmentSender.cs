using Sep.Codec.Types;

namespace DeviceEmulator.Stack;

/// <summary>Who sent a message of key establishment, and so whom the answer goes to.</summary>
/// <param name="Device">The sender.</param>
/// <param name="Endpoint">Where it speaks from.</param>
/// <param name="Sequence">The number of its ZCL frame, which the answer repeats.</param>
internal readonly record struct KeyEstablishmentSender(Eui64 Device, byte Endpoint, byte Sequence);
