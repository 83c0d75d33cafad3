namespace Han.Gateway.Requests;

/// <summary>SMTxPProvisionRequestAcknowledgement: accepted, not yet done; or a business refusal.</summary>
/// <param name="DeviceStatus">The device's status now, as displayed; null where the request was refused.</param>
public sealed record ProvisionAcknowledgement(string RequestId, string StatusCode, string StatusMessage, string? DeviceStatus)
    : HanAnswer(RequestId, StatusCode, StatusMessage)
{
    public override HanAnswer Refused(string requestId, Refusal refusal) => Refuse(requestId, refusal);

    public static ProvisionAcknowledgement Refuse(string requestId, Refusal refusal) => new(requestId, refusal.Code, refusal.Message, null);
}
