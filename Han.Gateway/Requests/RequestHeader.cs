namespace Han.Gateway.Requests;

/// <summary>The fields that every SMT request begins with, trimmed.</summary>
/// <param name="RequestId">The caller's own reference, an idempotency key within its DUNS; null when absent.</param>
/// <param name="RequesterType">0 REP, 1 TDSP, 2 residential, 3 business, 4 third party, 5 SMT.</param>
/// <param name="RequesterAuthenticationId">The DUNS of the caller's company, 9 or 13 digits, leading zeros kept.</param>
/// <param name="RequesterId">The caller's SMT user.</param>
public sealed record RequestHeader(
    string? RequestId, byte RequesterType, string RequesterAuthenticationId, string RequesterId, RequestPriority Priority, Uri? CallbackUri);
