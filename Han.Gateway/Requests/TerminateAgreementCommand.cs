namespace Han.Gateway.Requests;

/// <summary>The company ends its agreement, or takes its invitation back.</summary>
public sealed record TerminateAgreementCommand(AgreementName Agreement, string? ReasonText) : HanCommand;
