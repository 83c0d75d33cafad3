namespace Han.Gateway.Market;

/// <summary>
/// Hears of market transactions when they take effect, before the gateway notes them as done: after a crash it hears of one again, and must find nothing left
/// to do. Transactions of one premise come in the order of their effective moments.
/// </summary>
public interface IMarketListener
{
    ValueTask HearAsync(MarketEvent what, CancellationToken cancellationToken);
}
