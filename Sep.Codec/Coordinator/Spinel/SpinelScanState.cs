namespace Sep.Codec.Coordinator.Spinel;

/// <summary>Whether the radio scans.</summary>
public enum SpinelScanState : byte
{
    Idle = 0,
    Beacon = 1,
    Energy = 2,
}
