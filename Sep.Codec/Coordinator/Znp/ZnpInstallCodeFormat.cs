namespace Sep.Codec.Coordinator.Znp;

/// <summary>What is given to the chip for a device that may join.</summary>
public enum ZnpInstallCodeFormat : byte
{
    /// <summary>The install code, 16 octets, and its CRC.</summary>
    CodeAndChecksum = 1,

    /// <summary>The key made of it, 16 octets.</summary>
    Key = 2,
}
