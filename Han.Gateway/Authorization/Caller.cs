namespace Han.Gateway.Authorization;

/// <summary>Who is asking: a system account whose token and client certificate agreed.</summary>
/// <param name="CertificateDuns">The DUNS that the client certificate names.</param>
public sealed record Caller(SystemAccount Account, string CertificateDuns);
