namespace DeviceEmulator.Coordinator;

/// <summary>What happened on a connection.</summary>
internal enum SpinelArrivalKind
{
    Opened,
    Octets,
    Closed,
}
