namespace Sep.Codec.Coordinator.Znp;

/// <summary>Why the firmware does not take a command.</summary>
public enum ZnpRpcFault : byte
{
    InvalidSubsystem = 1,
    InvalidCommand = 2,
    InvalidParameter = 3,
    InvalidLength = 4,
}
