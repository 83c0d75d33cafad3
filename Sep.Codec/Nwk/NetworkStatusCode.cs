namespace Sep.Codec.Nwk;

/// <summary>What a network status command reports.</summary>
public enum NetworkStatusCode : byte
{
    NoRouteAvailable = 0x00,
    TreeLinkFailure = 0x01,
    NonTreeLinkFailure = 0x02,
    LowBatteryLevel = 0x03,
    NoRoutingCapacity = 0x04,
    NoIndirectCapacity = 0x05,
    IndirectTransactionExpiry = 0x06,
    TargetDeviceUnavailable = 0x07,
    TargetAddressUnallocated = 0x08,
    ParentLinkFailure = 0x09,
    ValidateRoute = 0x0A,
    SourceRouteFailure = 0x0B,
    ManyToOneRouteFailure = 0x0C,
    AddressConflict = 0x0D,
    VerifyAddress = 0x0E,
    PanIdentifierUpdate = 0x0F,
    NetworkAddressUpdate = 0x10,
    BadFrameCounter = 0x11,
    BadKeySequenceNumber = 0x12,
}
