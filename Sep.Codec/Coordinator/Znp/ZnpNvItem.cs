namespace Sep.Codec.Coordinator.Znp;

/// <summary>Items of non-volatile memory that matter to a host.</summary>
public enum ZnpNvItem : ushort
{
    ExtendedAddress = 0x0001,

    /// <summary>Bit 0: forget the configuration at the next restart; bit 1: forget the network.</summary>
    StartupOption = 0x0003,

    /// <summary>The network as the stack keeps it: 116 octets aligned (CC13x2, CC26x2), 110 packed (CC253x).</summary>
    NetworkInformation = 0x0021,

    ExtendedPanId = 0x002D,

    /// <summary>Sequence number and network key, 17 octets.</summary>
    ActiveKeyInfo = 0x003A,

    AlternateKeyInfo = 0x003B,
    ApsUseExtendedPanId = 0x0047,
    IsOnNetwork = 0x0055,

    /// <summary>0x55: a host has formed a network.</summary>
    HasConfigured = 0x0060,

    /// <summary>The network key for the next network, 16 octets.</summary>
    PreconfiguredKey = 0x0062,

    /// <summary>Whether devices are expected to have the network key beforehand.</summary>
    PreconfiguredKeysEnable = 0x0063,

    ImplicitCertificate = 0x0069,
    DevicePrivateKey = 0x006A,
    AuthorityPublicKey = 0x006B,

    /// <summary>Network key and counter of the running network: 24 octets aligned, 21 packed.</summary>
    NetworkKey = 0x0082,

    PanId = 0x0083,

    /// <summary>A bit for each channel, 11..26.</summary>
    ChannelList = 0x0084,

    /// <summary>0: coordinator.</summary>
    LogicalType = 0x0087,

    /// <summary>1: device object messages go to the host.</summary>
    ZdoDirectCallback = 0x008F,
}
