namespace Sep.Codec.Clusters.Commissioning;

/// <summary>What a reset of startup parameters takes back. Bits 3-7 are reserved.</summary>
[Flags]
public enum ResetOptions : byte
{
    None = 0,

    /// <summary>The attributes.</summary>
    ResetCurrent = 1 << 0,

    /// <summary>Every kept set, too.</summary>
    ResetAll = 1 << 1,

    /// <summary>The set of the index, too.</summary>
    EraseIndex = 1 << 2,
}
