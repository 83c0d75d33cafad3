namespace Han.Gateway.Requests;

/// <summary>SimpleMessageBlock, field for field the SEP Display Message. Ranges are checked on acceptance.</summary>
/// <param name="MessageId">The caller's own id, unique within its DUNS and usable in cancels.</param>
public sealed record SimpleMessageCommand(uint? MessageId, long? MessageControl, RequestTime StartTime, long DurationInMinutes, string Message) : HanCommand;
