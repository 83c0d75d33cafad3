namespace Sep.Codec.Coordinator.Spinel;

/// <summary>The properties of a radio co-processor, with the letters of their data types. Values that are not named are read and written as they are.</summary>
public enum SpinelProperty : uint
{
    /// <summary>i: a <see cref="SpinelStatus"/>.</summary>
    LastStatus = 0,

    /// <summary>ii: major, minor.</summary>
    ProtocolVersion = 1,

    /// <summary>U.</summary>
    NcpVersion = 2,

    /// <summary>i: 3 for Thread, which radio co-processors say whatever the host speaks.</summary>
    InterfaceType = 3,

    /// <summary>i.</summary>
    VendorId = 4,

    /// <summary>A(i): of <see cref="SpinelCapability"/>.</summary>
    Capabilities = 5,

    /// <summary>C.</summary>
    InterfaceCount = 6,

    /// <summary>E.</summary>
    HardwareAddress = 8,

    /// <summary>b.</summary>
    PhyEnabled = 32,

    /// <summary>C.</summary>
    PhyChannel = 33,

    /// <summary>A(C).</summary>
    PhyChannelsSupported = 34,

    /// <summary>L: kHz.</summary>
    PhyFrequency = 35,

    /// <summary>c: dBm.</summary>
    PhyCcaThreshold = 36,

    /// <summary>c: dBm.</summary>
    PhyTransmitPower = 37,

    /// <summary>c: dBm.</summary>
    PhyRssi = 38,

    /// <summary>c: dBm.</summary>
    PhyReceiveSensitivity = 39,

    /// <summary>C: a <see cref="SpinelScanState"/>.</summary>
    MacScanState = 48,

    /// <summary>A(C): channels.</summary>
    MacScanMask = 49,

    /// <summary>S: milliseconds a channel.</summary>
    MacScanPeriod = 50,

    /// <summary>E.</summary>
    MacExtendedAddress = 52,

    /// <summary>S.</summary>
    MacShortAddress = 53,

    /// <summary>S.</summary>
    MacPanId = 54,

    /// <summary>b.</summary>
    MacRawStreamEnabled = 55,

    /// <summary>C: 0 the usual filter, 1 all of the network, 2 all.</summary>
    MacPromiscuousMode = 56,

    /// <summary>Cc: channel, dBm.</summary>
    MacEnergyScanResult = 57,

    /// <summary>b.</summary>
    MacReceiverOnWhenIdle = 59,

    /// <summary>A frame: <see cref="StreamRawTransmission"/> towards the radio, <see cref="StreamRawReception"/> from it.</summary>
    StreamRaw = 113,

    /// <summary>i.</summary>
    RcpApiVersion = 176,

    /// <summary>i.</summary>
    RcpMinimumHostApiVersion = 177,

    /// <summary>i: of <see cref="SpinelRadioCapabilities"/>.</summary>
    RadioCapabilities = 4619,

    /// <summary>b.</summary>
    MacSourceMatchEnabled = 4867,

    /// <summary>A(S).</summary>
    MacSourceMatchShortAddresses = 4868,

    /// <summary>A(E).</summary>
    MacSourceMatchExtendedAddresses = 4869,
}
