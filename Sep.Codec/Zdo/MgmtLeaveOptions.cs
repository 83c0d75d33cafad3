namespace Sep.Codec.Zdo;

/// <summary>How a device shall leave. Bits 0-5 are reserved.</summary>
[Flags]
public enum MgmtLeaveOptions : byte
{
    None = 0,
    RemoveChildren = 1 << 6,
    Rejoin = 1 << 7,
}
