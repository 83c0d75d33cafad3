namespace Han.Gateway.Callbacks;

/// <summary>A request whose rows are to be posted now.</summary>
/// <param name="Request">Its number in the store.</param>
/// <param name="Failures">In a row, up to now.</param>
/// <param name="FailingSince">When the first of these was.</param>
internal sealed record DueCallback(long Request, string Account, Uri Uri, string Host, long Failures, DateTimeOffset? FailingSince);
