namespace Sep.Codec.Clusters.Price;

/// <summary>What the asker of the current price says of itself. Bits 1-7 are reserved.</summary>
[Flags]
public enum GetCurrentPriceOptions : byte
{
    None = 0,

    /// <summary>The radio of the asker listens all the time, so that the answer may come late or unasked.</summary>
    RxOnWhenIdle = 1 << 0,
}
