namespace Han.Gateway.Requests;

/// <summary>CancelAllLCEventMessageBlock: 0 ends everything at once, 1 with the events' randomisation.</summary>
public sealed record CancelAllLoadControlEventsCommand(long? CancelControl) : HanCommand;
