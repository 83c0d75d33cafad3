using System.Threading.RateLimiting;
using Han.Gateway.Authorization;

namespace Han.Gateway.Soap.Security;

/// <summary>A token bucket for each account: a minute's allowance may come at once, and it fills up evenly.</summary>
internal sealed class AccountRateLimits : IDisposable
{
    private static readonly TimeSpan _minute = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<SystemAccount> _limiter = PartitionedRateLimiter.Create<SystemAccount, string>(account =>
        account.RequestsPerMinute == 0 ? RateLimitPartition.GetNoLimiter(account.Name) : RateLimitPartition.GetTokenBucketLimiter(account.Name, _ => Bucket(account)));

    /// <summary>False where the account has used its allowance.</summary>
    /// <param name="retryAfter">When there is room for another request.</param>
    public bool TryTake(SystemAccount account, out TimeSpan retryAfter)
    {
        using RateLimitLease lease = _limiter.AttemptAcquire(account);
        retryAfter = lease.IsAcquired ? TimeSpan.Zero
            : TimeSpan.FromSeconds(lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan wait) ? Math.Max(1, Math.Ceiling(wait.TotalSeconds)) : 1);
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();

    /// <summary>Filled up by whole requests, at the most twice a second, and in a minute by exactly the allowance.</summary>
    internal static TokenBucketRateLimiterOptions Bucket(SystemAccount account)
    {
        int tokens = Math.Max(1, account.RequestsPerMinute / 60);
        return new TokenBucketRateLimiterOptions
        {
            TokenLimit = account.RequestsPerMinute,
            TokensPerPeriod = tokens,
            ReplenishmentPeriod = _minute * tokens / account.RequestsPerMinute,
            QueueLimit = 0,
        };
    }
}
