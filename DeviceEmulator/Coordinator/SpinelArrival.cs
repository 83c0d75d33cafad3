namespace DeviceEmulator.Coordinator;

/// <summary>What a connection brings to the loop.</summary>
/// <param name="Connection">Whose it is.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Octets">With <see cref="SpinelArrivalKind.Octets"/>.</param>
internal readonly record struct SpinelArrival(SpinelConnection Connection, SpinelArrivalKind Kind, byte[] Octets);
