namespace Han.Gateway.Callbacks;

/// <summary>One callback for people who look after them. Of its address only the host is told: the rest may hold what is nobody's business.</summary>
/// <param name="Batches">Batches of at most 500 rows that wait.</param>
/// <param name="NextAt">When it is tried again.</param>
public sealed record CallbackReport(
    string RequestId, string Duns, string Host, CallbackState State, long Batches, long Failures, DateTimeOffset? NextAt, string? LastError);
