namespace Han.Gateway.Requests;

/// <summary>The answer to processHANMessagingLogRequest.</summary>
/// <param name="CorrelationId">24 hex digits, which are in the file's name; null for refusals.</param>
public sealed record MessagingLogAnswer(string RequestId, string StatusCode, string StatusMessage, string? CorrelationId)
    : HanAnswer(RequestId, StatusCode, StatusMessage)
{
    public override HanAnswer Refused(string requestId, Refusal refusal) => new MessagingLogAnswer(requestId, refusal.Code, refusal.Message, null);
}
