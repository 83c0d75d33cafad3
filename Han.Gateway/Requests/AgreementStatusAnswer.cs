using Han.Gateway.Agreements;

namespace Han.Gateway.Requests;

/// <summary>The answer to processAgreementStatus.</summary>
/// <param name="Total">How many there are on all pages; null where the request was refused.</param>
/// <param name="Agreements">The page.</param>
public sealed record AgreementStatusAnswer(string RequestId, string StatusCode, string StatusMessage, int? Total, IReadOnlyList<AgreementRow> Agreements)
    : HanAnswer(RequestId, StatusCode, StatusMessage)
{
    public override HanAnswer Refused(string requestId, Refusal refusal) => Refuse(requestId, refusal);

    public static AgreementStatusAnswer Refuse(string requestId, Refusal refusal) => new(requestId, refusal.Code, refusal.Message, null, []);
}
