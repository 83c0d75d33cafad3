namespace Sep.Codec.Nwk;

/// <summary>The 16-bit network addresses with a meaning of their own.</summary>
public static class NwkAddresses
{
    /// <summary>The coordinator, which in Smart Energy is the trust centre.</summary>
    public const ushort Coordinator = 0x0000;

    /// <summary>The least address that stands for a group of devices.</summary>
    public const ushort FirstBroadcast = 0xFFF8;

    /// <summary>All routers and the coordinator.</summary>
    public const ushort AllRouters = 0xFFFC;

    /// <summary>All devices whose receiver is on when idle.</summary>
    public const ushort AllReceiversOnWhenIdle = 0xFFFD;

    /// <summary>No address.</summary>
    public const ushort Unknown = 0xFFFE;

    /// <summary>All devices.</summary>
    public const ushort AllDevices = 0xFFFF;
}
