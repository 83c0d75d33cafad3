namespace Sep.Codec.Zdo;

/// <summary>How a device profile request ended.</summary>
public enum ZdoStatus : byte
{
    Success = 0x00,
    InvalidRequestType = 0x80,
    DeviceNotFound = 0x81,
    InvalidEndpoint = 0x82,
    NotActive = 0x83,
    NotSupported = 0x84,
    Timeout = 0x85,
    NoMatch = 0x86,
    NoEntry = 0x88,
    NoDescriptor = 0x89,
    InsufficientSpace = 0x8A,
    NotPermitted = 0x8B,
    TableFull = 0x8C,
    NotAuthorized = 0x8D,
}
