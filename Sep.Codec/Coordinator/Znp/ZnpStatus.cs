namespace Sep.Codec.Coordinator.Znp;

/// <summary>How a request or a frame went, as Z-Stack numbers it over all its layers. A value without a name is kept as it came.</summary>
public enum ZnpStatus : byte
{
    Success = 0x00,
    Failure = 0x01,
    InvalidParameter = 0x02,

    /// <summary>An item of non-volatile memory was made that was not there before: no failure.</summary>
    NvItemCreated = 0x09,

    NvOperationFailed = 0x0A,
    NvBadItemLength = 0x0C,
    MemoryError = 0x10,
    BufferFull = 0x11,
    UnsupportedMode = 0x12,
    MacMemoryError = 0x13,
    MacNoResources = 0x1A,
    ZdoInvalidRequestType = 0x80,
    ZdoDeviceNotFound = 0x81,
    ZdoNotSupported = 0x84,
    ZdoTimeout = 0x85,
    ZdoNoEntry = 0x88,
    ZdoNotPermitted = 0x8B,
    ZdoTableFull = 0x8C,
    SecurityNoKey = 0xA1,
    SecurityOldFrameCounter = 0xA2,
    ApsFailure = 0xB1,
    ApsTableFull = 0xB2,
    ApsIllegalRequest = 0xB3,
    ApsNotSupported = 0xB6,
    ApsNoAck = 0xB7,

    /// <summary>The endpoint is registered already.</summary>
    ApsDuplicateEntry = 0xB8,

    ApsNotAllowed = 0xBA,
    NwkInvalidParameter = 0xC1,
    NwkInvalidRequest = 0xC2,
    NwkNotPermitted = 0xC3,
    NwkStartupFailure = 0xC4,
    NwkTableFull = 0xC7,
    NwkUnknownDevice = 0xC8,
    NwkNoNetworks = 0xCA,
    NwkNoAck = 0xCC,
    NwkNoRoute = 0xCD,
    MacChannelAccessFailure = 0xE1,
    MacFrameTooLong = 0xE5,
    MacNoAck = 0xE9,
    MacTransactionExpired = 0xF0,
    MacTransactionOverflow = 0xF1,
}
