namespace Sep.Codec.Coordinator.Znp;

/// <summary>Extended tables of Z-Stack 3 by number, and the one system that they are in.</summary>
public static class ZnpNvTable
{
    /// <summary>The stack itself.</summary>
    public const byte System = 1;

    /// <summary>EUI-64s and network addresses, 12 octets a record aligned: use, filler, network address, EUI-64.</summary>
    public const ushort AddressManager = 1;

    /// <summary>Link keys for joining, 20 octets a record.</summary>
    public const ushort TrustCenterLinkKeys = 4;

    /// <summary>Link keys, 24 octets a record.</summary>
    public const ushort ApsLinkKeys = 6;

    /// <summary>Counters of network keys, 12 octets a record.</summary>
    public const ushort NetworkSecurityMaterial = 7;
}
