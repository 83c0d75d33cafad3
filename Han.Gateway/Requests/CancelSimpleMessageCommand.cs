namespace Han.Gateway.Requests;

/// <summary>CancelSimpleMessageBlock. Exactly one of <paramref name="MessageId"/> and <paramref name="OriginalRequestId"/> is set.</summary>
public sealed record CancelSimpleMessageCommand(uint? MessageId, string? OriginalRequestId, long? MessageControl) : HanCommand;
