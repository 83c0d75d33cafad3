namespace Sep.Codec.Security.Cbke;

/// <summary>The times of a party, whole seconds.</summary>
public readonly record struct CbkeTiming
{
    /// <summary>The longest time that can be announced; 255 is not a time.</summary>
    public const byte MaxSeconds = 0xFE;

    /// <summary>The least time that a partner gets beyond what it announced.</summary>
    public const byte MinMarginSeconds = 2;

    /// <summary>Times of a party.</summary>
    /// <param name="ephemeralDataSeconds">What this party announces for its Ephemeral Data, 0 to 254.</param>
    /// <param name="confirmKeySeconds">What this party announces for its Confirm Key, 0 to 254.</param>
    /// <param name="marginSeconds">What it gives its partner beyond the partner's own announcement, 2 to 255.</param>
    /// <param name="busySeconds">When it asks others to come back while it is busy.</param>
    /// <exception cref="ArgumentOutOfRangeException">Out of these ranges.</exception>
    public CbkeTiming(byte ephemeralDataSeconds, byte confirmKeySeconds, byte marginSeconds = 10, byte busySeconds = 30)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ephemeralDataSeconds, MaxSeconds);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(confirmKeySeconds, MaxSeconds);
        ArgumentOutOfRangeException.ThrowIfLessThan(marginSeconds, MinMarginSeconds);
        EphemeralDataSeconds = ephemeralDataSeconds;
        ConfirmKeySeconds = confirmKeySeconds;
        MarginSeconds = marginSeconds;
        BusySeconds = busySeconds;
    }

    /// <summary>What the example of 075356r15 annex C announces, 3 and 6 seconds; a margin of 10, and 30 to come back.</summary>
    public static CbkeTiming Default => new(3, 6);

    public byte EphemeralDataSeconds { get; }
    public byte ConfirmKeySeconds { get; }
    public byte MarginSeconds { get; }
    public byte BusySeconds { get; }
}
