namespace Sep.Codec.Aps;

/// <summary>What became of a block. The first three are acknowledged.</summary>
public enum FragmentOutcome : byte
{
    /// <summary>Kept; more blocks are needed.</summary>
    Kept,

    /// <summary>The last one that was needed: the payload is whole.</summary>
    Whole,

    /// <summary>Already there, or of a payload that was whole before: the acknowledgement was lost.</summary>
    Duplicate,

    /// <summary>No fragment, an empty one, or one that does not go with those before it. The transmission is given up.</summary>
    Inconsistent,

    /// <summary>Longer together than a transmission may be. The transmission is given up.</summary>
    TooLong,

    /// <summary>Too many transmissions at once. The sender tries again.</summary>
    NoRoom,
}
