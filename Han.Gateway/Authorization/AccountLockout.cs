namespace Han.Gateway.Authorization;

/// <summary>
/// Locks an account's passwords after repeated wrong ones: four failures within five minutes close it until the oldest of them is five minutes old. Only who has a
/// client certificate of the company comes as far as a password, so that strangers lock nobody out.
/// </summary>
public sealed class AccountLockout(TimeProvider clock)
{
    public const int Failures = 4;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Queue<DateTimeOffset>> _failures = new(StringComparer.Ordinal);

    public static TimeSpan Window { get; } = TimeSpan.FromMinutes(5);

    public bool IsLocked(string account)
    {
        lock (_lock)
        {
            return Recent(account) is { Count: >= Failures };
        }
    }

    /// <summary>Counts a wrong password. True where it closed the account.</summary>
    public bool Fail(string account)
    {
        lock (_lock)
        {
            Queue<DateTimeOffset> failures = Recent(account) ?? (_failures[account] = new Queue<DateTimeOffset>());
            failures.Enqueue(clock.GetUtcNow());
            return failures.Count == Failures;
        }
    }

    /// <summary>A right password clears what was before.</summary>
    public void Succeed(string account)
    {
        lock (_lock)
        {
            _failures.Remove(account);
        }
    }

    private Queue<DateTimeOffset>? Recent(string account)
    {
        if (!_failures.TryGetValue(account, out Queue<DateTimeOffset>? failures))
        {
            return null;
        }

        DateTimeOffset since = clock.GetUtcNow() - Window;
        while (failures.TryPeek(out DateTimeOffset oldest) && oldest <= since)
        {
            failures.Dequeue();
        }

        return failures;
    }
}
