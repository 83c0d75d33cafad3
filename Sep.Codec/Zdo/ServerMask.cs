namespace Sep.Codec.Zdo;

/// <summary>The services of the network that a device offers. Since revision 21 bits 9-15 are the revision of its stack.</summary>
[Flags]
public enum ServerMask : ushort
{
    None = 0,
    PrimaryTrustCenter = 1 << 0,
    BackupTrustCenter = 1 << 1,
    PrimaryBindingTableCache = 1 << 2,
    BackupBindingTableCache = 1 << 3,
    PrimaryDiscoveryCache = 1 << 4,
    BackupDiscoveryCache = 1 << 5,
    NetworkManager = 1 << 6,
}
