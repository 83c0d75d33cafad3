namespace Sep.Codec.Clusters.Metering;

/// <summary>What the status octet of an electricity meter says. Bit 7 is reserved.</summary>
[Flags]
public enum ElectricMeterStatus : byte
{
    None = 0,
    CheckMeter = 1 << 0,
    LowBattery = 1 << 1,
    TamperDetect = 1 << 2,
    PowerFailure = 1 << 3,
    PowerQuality = 1 << 4,
    LeakDetect = 1 << 5,
    ServiceDisconnectOpen = 1 << 6,
}
