namespace Sep.Codec.Security;

/// <summary>Which key secures a frame: bits 3 and 4 of the security control field, 053474r17 4.5.1.1.2.</summary>
public enum KeyIdentifier : byte
{
    /// <summary>The link key of the two devices, as it is.</summary>
    Data = 0,

    /// <summary>The network key whose sequence number the frame carries.</summary>
    Network = 1,

    /// <summary>The key-transport key derived from the link key: it carries network keys.</summary>
    KeyTransport = 2,

    /// <summary>The key-load key derived from the link key: it carries link keys.</summary>
    KeyLoad = 3,
}
