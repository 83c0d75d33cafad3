namespace Sep.Codec.Clusters.Basic;

/// <summary>What a device is powered by. Bit 7 says that there is a battery to fall back on, too.</summary>
public enum PowerSource : byte
{
    Unknown = 0x00,
    MainsSinglePhase = 0x01,
    MainsThreePhase = 0x02,
    Battery = 0x03,
    DirectCurrent = 0x04,
    EmergencyMainsConstantlyPowered = 0x05,
    EmergencyMainsAndTransferSwitch = 0x06,

    /// <summary>Added to any other.</summary>
    BatteryBackup = 0x80,
}
