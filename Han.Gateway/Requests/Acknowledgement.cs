namespace Han.Gateway.Requests;

/// <summary>SMTxPMessagingRequestAcknowledgement: accepted by SMT, not yet delivered; or a business refusal.</summary>
/// <param name="MessageCancellationId">Cancels only.</param>
/// <param name="IssuerEventId">The id usable in cancels: the caller's own where it gave one, else the gateway's; null for cancels and refusals.</param>
public sealed record Acknowledgement(
    string RequestId,
    string? MessageCancellationId,
    string StatusCode,
    string StatusMessage,
    int? AcceptedAddressCount,
    int? RejectedAddressCount,
    IReadOnlyList<AddressFault> Faults,
    uint? IssuerEventId) : HanAnswer(RequestId, StatusCode, StatusMessage)
{
    public override HanAnswer Refused(string requestId, Refusal refusal) => Refusals.Acknowledge(requestId, refusal);
}
