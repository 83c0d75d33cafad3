namespace Sep.Codec.Nwk;

/// <summary>How a device leaves. Bits 0-4 are reserved.</summary>
[Flags]
public enum LeaveOptions : byte
{
    None = 0,

    /// <summary>The device comes back.</summary>
    Rejoin = 1 << 5,

    /// <summary>Another device is told to leave; if not set, the sender itself leaves.</summary>
    Request = 1 << 6,

    RemoveChildren = 1 << 7,
}
