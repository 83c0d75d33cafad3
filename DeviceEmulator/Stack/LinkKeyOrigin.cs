namespace DeviceEmulator.Stack;

/// <summary>Where a pre-configured link key comes from. Coordinators take the two by different commands.</summary>
public enum LinkKeyOrigin : byte
{
    /// <summary>The hash (AES-MMO) of the device's install code and its CRC, 075356r15 5.4: what Smart Energy asks for.</summary>
    InstallCode = 0,

    /// <summary>Agreed in another way, as on a test bench.</summary>
    Plain = 1,
}
