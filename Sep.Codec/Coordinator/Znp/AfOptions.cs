namespace Sep.Codec.Coordinator.Znp;

/// <summary>How an ASDU is sent.</summary>
[Flags]
public enum AfOptions : byte
{
    None = 0,

    /// <summary>The receiver acknowledges at the APS layer, and the chip repeats the frame until then.</summary>
    AckRequest = 0x10,

    DiscoverRoute = 0x20,

    /// <summary>Encrypted with the link key, in addition to the network key.</summary>
    Security = 0x40,

    SkipRouting = 0x80,
}
