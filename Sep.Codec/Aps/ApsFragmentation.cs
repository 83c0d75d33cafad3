namespace Sep.Codec.Aps;

/// <summary>What a frame is of a longer transmission: bits 0-1 of the extended frame control.</summary>
public enum ApsFragmentation : byte
{
    /// <summary>A whole of its own.</summary>
    None = 0,

    /// <summary>The first block; its block number is the number of blocks.</summary>
    First = 1,

    /// <summary>A later block, by its number.</summary>
    Part = 2,
}
