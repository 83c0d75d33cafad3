using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Han.Gateway.Authorization;

/// <summary>A registered service account of one company.</summary>
public sealed class SystemAccount
{
    /// <summary>The Username of its UsernameToken, or the subject of its SAML assertion.</summary>
    public required string Name { get; init; }

    /// <summary>The company's DUNS numbers, as strings: leading zeros matter.</summary>
    public required IReadOnlyList<string> Duns { get; init; }

    /// <summary>The SMT users (RequesterID) that may act through it; empty allows any.</summary>
    public IReadOnlyList<string> Requesters { get; init; } = [];

    /// <summary>0 REP, 1 TDSP, 2 residential, 3 business, 4 third party, 5 SMT.</summary>
    public byte RequesterType { get; init; }

    /// <summary>The highest CriticalityLevel that it may ask for, 1..15. Above it: HAN-4003.</summary>
    public byte MaxCriticality { get; init; } = 6;

    /// <summary>
    /// SHA-256 thumbprints (hex) of the certificates bound to it, for TLS and for signatures; empty accepts any trusted certificate that names its DUNS.
    /// </summary>
    public IReadOnlyList<string> Certificates { get; init; } = [];

    /// <summary>What callbacks to it are signed with; null: it may name no CallbackUri.</summary>
    public string? CallbackSecret { get; init; }

    public SignaturePolicy Signature { get; init; }

    /// <summary>rsa-sha1 and sha1 are taken in its signatures; each use is logged.</summary>
    public bool AllowSha1 { get; init; }

    /// <summary>The tokens that it may use; empty allows all.</summary>
    public IReadOnlyList<TokenKind> Tokens { get; init; } = [];

    /// <summary>
    /// What UsernameTokens with a password are checked against; null refuses those. Kept as it is, and not as a hash, because a digest can be checked
    /// in no other way.
    /// </summary>
    public string? Password { get; init; }

    /// <summary>Certificates that its signatures may refer to without carrying them.</summary>
    public IReadOnlyList<X509Certificate2> SigningCertificates { get; init; } = [];

    /// <summary>Answers to it are signed with the server's certificate.</summary>
    public bool SignResponses { get; init; }

    /// <summary>Requests a minute that it may send, cancels not counted; 0 is without limit.</summary>
    public int RequestsPerMinute { get; init; }

    /// <summary>
    /// It brings customers' answers to invitations: a portal where they log in, or a demonstration. It answers for every customer, and sees every company's agreements.
    /// </summary>
    public bool AnswersForCustomers { get; init; }

    /// <summary>Whether a certificate is among those bound to the account.</summary>
    public bool Takes(X509Certificate2 certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        return Certificates.Count == 0 || Certificates.Contains(certificate.GetCertHashString(HashAlgorithmName.SHA256), StringComparer.OrdinalIgnoreCase);
    }

    public bool Takes(TokenKind token) => Tokens.Count == 0 || Tokens.Contains(token);
}
