namespace Han.Gateway.Requests;

/// <summary>CancelLCEventMessageBlock. Exactly one of <paramref name="IssuerEventId"/> and <paramref name="OriginalRequestId"/> is set.</summary>
public sealed record CancelLoadControlEventCommand(
    uint? IssuerEventId, string? OriginalRequestId, long? DeviceClass, long? UtilityEnrollmentGroup, long? CancelControl, RequestTime EffectiveTime)
    : HanCommand;
