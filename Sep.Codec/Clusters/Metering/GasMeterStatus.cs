namespace Sep.Codec.Clusters.Metering;

/// <summary>What the status octet of a gas meter says. Bit 3 is reserved.</summary>
[Flags]
public enum GasMeterStatus : byte
{
    None = 0,
    CheckMeter = 1 << 0,
    LowBattery = 1 << 1,
    TamperDetect = 1 << 2,
    LowPressure = 1 << 4,
    LeakDetect = 1 << 5,
    ServiceDisconnect = 1 << 6,
    ReverseFlow = 1 << 7,
}
