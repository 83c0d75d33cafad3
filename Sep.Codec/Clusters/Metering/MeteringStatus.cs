namespace Sep.Codec.Clusters.Metering;

/// <summary>The status octet of a meter (attribute 0x0200). What bits 3-7 mean depends on the metering device type. The default value has no bit set.</summary>
public readonly record struct MeteringStatus(byte Value)
{
    /// <summary>The meter itself needs to be looked at, whatever it measures.</summary>
    public bool CheckMeter => (Electric & ElectricMeterStatus.CheckMeter) != 0;

    /// <summary>The battery runs low, whatever is measured.</summary>
    public bool LowBattery => (Electric & ElectricMeterStatus.LowBattery) != 0;

    /// <summary>Somebody has tampered with the meter, whatever it measures.</summary>
    public bool TamperDetect => (Electric & ElectricMeterStatus.TamperDetect) != 0;

    public ElectricMeterStatus Electric => (ElectricMeterStatus)Value;

    public GasMeterStatus Gas => (GasMeterStatus)Value;

    public WaterMeterStatus Water => (WaterMeterStatus)Value;

    public HeatMeterStatus Heat => (HeatMeterStatus)Value;

    /// <summary>The names of the bits for a kind of meter, or for the meter that a mirror stands for; the number where the kind names no bits.</summary>
    public string ToString(MeteringDeviceType type) => type.ToOriginal() switch
    {
        MeteringDeviceType.Electric => Electric.ToString(),
        MeteringDeviceType.Gas => Gas.ToString(),
        MeteringDeviceType.Water => Water.ToString(),
        MeteringDeviceType.Heat or MeteringDeviceType.Cooling => Heat.ToString(),
        _ => ToString(),
    };

    public override string ToString() => $"0x{Value:X2}";
}
