namespace Han.Tests.Oracle;

/// <summary>
/// What the specification leaves open, as the oracle reads it; the values are the defaults of docs/load-control.md.
/// </summary>
internal sealed record LoadControlRules
{
    /// <summary>Events that a device holds that have not ended; one more is answered FE.</summary>
    public int ClientEventCapacity { get; init; } = 3;

    /// <summary>Deliveries that an ESI holds; one more is refused.</summary>
    public int ServerEventCapacity { get; init; } = 10;

    /// <summary>How long before the newer event's start a running event reports 07.</summary>
    public int SupersededLeadMilliseconds { get; init; } = 1000;

    /// <summary>True: the newer event must cover every class that the device has in the older one; false: one common class is enough.</summary>
    public bool SupersedesOnlyWhenCovered { get; init; } = true;
}
