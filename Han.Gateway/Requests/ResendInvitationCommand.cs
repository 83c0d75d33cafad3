namespace Han.Gateway.Requests;

/// <summary>Sends an invitation once more.</summary>
public sealed record ResendInvitationCommand(AgreementName Agreement) : HanCommand;
