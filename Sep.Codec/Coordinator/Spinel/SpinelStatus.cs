namespace Sep.Codec.Coordinator.Spinel;

/// <summary>How something went, or why the co-processor began anew. Values that are not named are read and written as they are.</summary>
public enum SpinelStatus : uint
{
    Ok = 0,
    Failure = 1,
    Unimplemented = 2,
    InvalidArgument = 3,
    InvalidState = 4,
    InvalidCommand = 5,
    InvalidInterface = 6,
    ParseError = 9,
    NoMemory = 11,
    Busy = 12,
    PropertyNotFound = 13,
    NoAcknowledgement = 17,
    CcaFailure = 18,
    Already = 19,
    ItemNotFound = 20,
    InvalidCommandForProperty = 21,
    ResetPowerOn = 112,
    ResetExternal = 113,
    ResetSoftware = 114,
}
