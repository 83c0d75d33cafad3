namespace Han.Gateway.Requests;

/// <summary>The answer to what files or changes an agreement; or a business refusal.</summary>
/// <param name="AgreementNumber">Null where the request was refused.</param>
/// <param name="AgreementStatus">By code; null where the request was refused.</param>
public sealed record AgreementAcknowledgement(string RequestId, string StatusCode, string StatusMessage, long? AgreementNumber, string? AgreementStatus)
    : HanAnswer(RequestId, StatusCode, StatusMessage)
{
    public override HanAnswer Refused(string requestId, Refusal refusal) => Refuse(requestId, refusal);

    public static AgreementAcknowledgement Refuse(string requestId, Refusal refusal) => new(requestId, refusal.Code, refusal.Message, null, null);
}
