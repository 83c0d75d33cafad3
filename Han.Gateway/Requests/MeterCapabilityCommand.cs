namespace Han.Gateway.Requests;

/// <summary>What a meter can do for a home area network.</summary>
public sealed record MeterCapabilityCommand(string EsiId) : HanCommand;
