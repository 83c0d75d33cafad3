namespace Sep.Codec.Clusters.Metering;

/// <summary>What the status octet of a water meter says.</summary>
[Flags]
public enum WaterMeterStatus : byte
{
    None = 0,
    CheckMeter = 1 << 0,
    LowBattery = 1 << 1,
    TamperDetect = 1 << 2,
    PipeEmpty = 1 << 3,
    LowPressure = 1 << 4,
    LeakDetect = 1 << 5,
    ServiceDisconnect = 1 << 6,
    ReverseFlow = 1 << 7,
}
