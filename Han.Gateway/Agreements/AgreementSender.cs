namespace Han.Gateway.Agreements;

/// <summary>In whose name an agreement is filed or changed.</summary>
/// <param name="Reference">The sender's own RequestID, or null.</param>
/// <param name="Content">SHA-256 over what was asked; empty without a reference.</param>
public sealed record AgreementSender(string Duns, string Account, string Requester, string? Reference, byte[] Content);
