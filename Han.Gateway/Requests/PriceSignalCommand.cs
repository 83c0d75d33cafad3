namespace Han.Gateway.Requests;

/// <summary>The PriceSignalMessageBlocks of one request, as written.</summary>
public sealed record PriceSignalCommand(IReadOnlyList<PriceSignal> Prices) : HanCommand
{
    /// <summary>24 hours of quarters (decision 0.14).</summary>
    public const int MaximumPrices = 96;

    /// <summary>How many blocks the document held; no more than <see cref="MaximumPrices"/> are kept.</summary>
    public int Count { get; init; } = Prices.Count;

    /// <summary>What was asked, for the comparison of a repeated request with the first.</summary>
    public override string ToString() => string.Join('\n', Prices);
}
