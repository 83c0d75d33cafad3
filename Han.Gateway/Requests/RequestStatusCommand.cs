namespace Han.Gateway.Requests;

/// <summary>What has become of an earlier request.</summary>
/// <param name="Id">The gateway's RequestID, the caller's own, or the CorrelationID of a messaging log.</param>
public sealed record RequestStatusCommand(string Id, PageRequest Page) : HanCommand;
