namespace Sep.Codec.Clusters.Metering;

/// <summary>What the status octet of a heat or cooling meter says.</summary>
[Flags]
public enum HeatMeterStatus : byte
{
    None = 0,
    CheckMeter = 1 << 0,
    LowBattery = 1 << 1,
    TamperDetect = 1 << 2,
    TemperatureSensor = 1 << 3,
    BurstDetect = 1 << 4,
    LeakDetect = 1 << 5,
    ServiceDisconnect = 1 << 6,
    FlowSensor = 1 << 7,
}
