namespace Han.Gateway.Requests;

/// <summary>The answer to processGroupMaintenance.</summary>
/// <param name="MemberCount">After what was asked is done; null for refusals and deleted groups.</param>
/// <param name="Members">A page of them, where they were asked for.</param>
public sealed record GroupAnswer(
    string RequestId, string StatusCode, string StatusMessage, string? GroupId, long? MemberCount, IReadOnlyList<RequestAddress> Members)
    : HanAnswer(RequestId, StatusCode, StatusMessage)
{
    public override HanAnswer Refused(string requestId, Refusal refusal) => Refuse(requestId, refusal);

    public static GroupAnswer Refuse(string requestId, Refusal refusal) => new(requestId, refusal.Code, refusal.Message, null, null, []);
}
