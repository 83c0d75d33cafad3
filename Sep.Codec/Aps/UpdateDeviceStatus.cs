namespace Sep.Codec.Aps;

/// <summary>What happened to a device.</summary>
public enum UpdateDeviceStatus : byte
{
    StandardSecuredRejoin = 0x00,
    StandardUnsecuredJoin = 0x01,
    DeviceLeft = 0x02,
    StandardUnsecuredRejoin = 0x03,
    HighSecuritySecuredRejoin = 0x04,
    HighSecurityUnsecuredJoin = 0x05,
    HighSecurityUnsecuredRejoin = 0x07,
}
