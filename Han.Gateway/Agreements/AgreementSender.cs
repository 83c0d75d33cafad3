namespace Han.Gateway.Agreements;

/// <summary>In whose name an agreement is filed or changed.</summary>
/// <param name="Reference">The sender's own RequestID, or null.</param>
/// <param name="Content">SHA-256 over what was asked; empty without a reference.</param>
public sealed record AgreementSender(string Duns, string Account, string Requester, string? Reference, byte[] Content)
{
    /// <summary>In the name of who filed the agreement, for what the gateway does by itself.</summary>
    public static AgreementSender Of(HanAgreement agreement) => new(agreement.Duns, agreement.Account, agreement.Requester, null, []);
}
