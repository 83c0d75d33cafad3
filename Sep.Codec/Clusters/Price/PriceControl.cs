namespace Sep.Codec.Clusters.Price;

/// <summary>What the server wants of the receiver of a price. Since SE 1.1; bits 2-7 are reserved.</summary>
[Flags]
public enum PriceControl : byte
{
    None = 0,

    /// <summary>Answer with a Price Acknowledgement instead of a Default Response.</summary>
    AcknowledgementRequired = 1 << 0,

    /// <summary>The tiers are in the fields that SE 1.2 appended. Since SE 1.2.</summary>
    MoreThan15Tiers = 1 << 1,
}
