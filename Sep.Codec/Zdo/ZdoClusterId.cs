namespace Sep.Codec.Zdo;

/// <summary>The clusters of the device profile (profile 0x0000, endpoint 0). Bit 15 marks a response.</summary>
public enum ZdoClusterId : ushort
{
    NwkAddressRequest = 0x0000,
    IeeeAddressRequest = 0x0001,
    NodeDescriptorRequest = 0x0002,
    SimpleDescriptorRequest = 0x0004,
    ActiveEndpointRequest = 0x0005,
    MatchDescriptorRequest = 0x0006,
    DeviceAnnounce = 0x0013,
    BindRequest = 0x0021,
    UnbindRequest = 0x0022,
    MgmtLqiRequest = 0x0031,
    MgmtLeaveRequest = 0x0034,
    MgmtPermitJoiningRequest = 0x0036,
    NwkAddressResponse = 0x8000,
    IeeeAddressResponse = 0x8001,
    NodeDescriptorResponse = 0x8002,
    SimpleDescriptorResponse = 0x8004,
    ActiveEndpointResponse = 0x8005,
    MatchDescriptorResponse = 0x8006,
    BindResponse = 0x8021,
    UnbindResponse = 0x8022,
    MgmtLqiResponse = 0x8031,
    MgmtLeaveResponse = 0x8034,
    MgmtPermitJoiningResponse = 0x8036,
}
