namespace Sep.Codec.Clusters.Price;

/// <summary>How a block period is to be taken. Since SE 1.1; bits 2-7 are reserved.</summary>
[Flags]
public enum BlockPeriodControl : byte
{
    None = 0,

    /// <summary>Answer with a Price Acknowledgement instead of a Default Response.</summary>
    AcknowledgementRequired = 1 << 0,

    /// <summary>A period of the same length follows this one, and so on.</summary>
    Repeating = 1 << 1,
}
