using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Han.Gateway.Authorization;
using Microsoft.Extensions.Options;

namespace Han.Gateway.Soap.Security;

/// <summary>
/// Decides, between Header and Body, who sends a message: its token names an account, the client certificate proves the company, and the account's policy says
/// what else must hold - a signature, a password, a fresh Timestamp.
/// </summary>
internal sealed class MessageAuthentication(
    CallerAuthentication callers, SigningCertificates certificates, SamlVerification saml, PasswordCheck passwords, ReplayCache replays,
    IOptions<SoapOptions> options, TimeProvider clock, SecurityMetrics metrics, ILogger<MessageAuthentication> log)
{
    private readonly SoapOptions _options = options.Value;

    /// <param name="header">The message's Security header; null when it has none.</param>
    /// <param name="connection">The client certificate of the connection.</param>
    /// <returns>The caller, and the digest that a signed Body must have.</returns>
    /// <exception cref="SoapFaultException">The message is refused. Nothing in the fault tells whether an account exists.</exception>
    public (AuthenticatedMessage Message, SignedBodyDigest? Body) Authenticate(SecurityHeader? header, X509Certificate2 connection)
    {
        try
        {
            return AuthenticateWhole(header ?? throw Invalid("a Security header is required"), connection);
        }
        catch (CryptographicException e)
        {
            // A damaged certificate can be loaded, and fails only when it is used.
            throw new SoapFaultException(SoapFault.InvalidSecurityToken("a certificate or key of the message cannot be used"), e);
        }
    }

    /// <summary>Called when the whole message has been read and found true: from now on a copy of it is refused.</summary>
    /// <returns>A position for <see cref="KeepAsync"/>; null for a message that nothing tells from a copy.</returns>
    /// <exception cref="SoapFaultException">It is a copy itself.</exception>
    public long? Remember(AuthenticatedMessage message) => message.Fresh.Count == 0
        ? null
        : replays.Add(message.Caller.Account.Name, message.Fresh, message.Also, _options.MaxMessageAge + (2 * _options.ClockSkew)) ?? throw Replayed();

    /// <summary>Completes when a copy of the message will be refused by a program that starts after this one has crashed.</summary>
    public ValueTask KeepAsync(long position, CancellationToken cancellationToken) => replays.KeepAsync(position, cancellationToken);

    private (AuthenticatedMessage Message, SignedBodyDigest? Body) AuthenticateWhole(SecurityHeader header, X509Certificate2 connection)
    {
        using SamlSubject? subject = header.Assertion is null ? null : saml.Verify(header.Assertion);
        Caller caller = Identify(subject?.Name ?? header.UsernameToken!.Username, connection);
        TokenKind kind = subject is not null ? TokenKind.Saml : (TokenKind)header.UsernameToken!.Kind;
        if (!caller.Account.Takes(kind))
        {
            throw Invalid($"this account may not use a token of the kind {kind}");
        }

        if (header.Timestamp is { } timestamp)
        {
            MessageTimestamp.RequireFresh(timestamp.Created, timestamp.Expires, clock.GetUtcNow(), _options);
        }

        (SignedBodyDigest? body, byte[]? value) = VerifySignature(header, caller.Account, subject, connection);
        byte[]? nonce = CheckPassword(header.UsernameToken, caller.Account);
        (UInt128[] fresh, UInt128[] also) = Evidence(caller.Account, value, nonce);
        return fresh.Any(replays.Contains)
            ? throw Replayed()
            : (new AuthenticatedMessage(caller, kind, body is not null, fresh, also), body);
    }

    private Caller Identify(string username, X509Certificate2 connection) =>
        callers.Authenticate(username, connection, out string? why) ?? throw new SoapFaultException(SoapFault.FailedAuthentication) { Why = why };

    private (SignedBodyDigest? Body, byte[]? Value) VerifySignature(
        SecurityHeader header, SystemAccount account, SamlSubject? subject, X509Certificate2 connection)
    {
        if (header.Signature is null)
        {
            // An assertion alone proves nothing: whoever saw it could send it.
            return account.Signature == SignaturePolicy.Optional && subject is null
                ? (null, null)
                : throw Invalid("a signature over Body and Timestamp is required");
        }

        XmlSignature signature = XmlSignature.Read(header.Signature, account.AllowSha1);
        TokenReference reference = TokenReference.Read(signature.KeyInfo ?? throw Invalid("the Signature holds no KeyInfo"));
        SignedBodyDigest body;
        if (subject is not null)
        {
            body = reference is TokenReference.ById(var id) && header.Assertion!.Ids.Contains(id)
                ? SignatureVerification.Verify(signature, header, subject.Key)
                : throw Invalid("the signature must be made with the key of the Assertion and refer to it");
        }
        else
        {
            using X509Certificate2 certificate = certificates.Find(reference, header, account, connection);
            using RSA key = certificate.GetRSAPublicKey()
                ?? throw new SoapFaultException(SoapFault.InvalidSecurityToken("the signing certificate has no RSA key"));
            body = SignatureVerification.Verify(signature, header, key);
        }

        if (signature.UsesSha1)
        {
            metrics.CountSha1(account.Name);
            log.SignedWithSha1(account.Name);
        }

        return (body, signature.Value);
    }

    /// <summary>Returns the nonce of a digest that was right.</summary>
    private byte[]? CheckPassword(UsernameToken? token, SystemAccount account)
    {
        if (token is null or { Kind: PasswordKind.None })
        {
            return null;
        }

        if (token.Created is { } created)
        {
            DateTimeOffset moment = SecurityTime.Parse(created) ?? throw Invalid("the UsernameToken is not valid");
            MessageTimestamp.RequireFresh(moment, expires: null, clock.GetUtcNow(), _options);
        }

        return passwords.Refuse(token, account) is { } why
            ? throw new SoapFaultException(SoapFault.FailedAuthentication) { Why = why }
            : token.Kind == PasswordKind.Digest ? token.Nonce : null;
    }

    /// <summary>
    /// RSA signatures repeat: two equal messages of one second have one signature, and only a nonce tells them apart. A verified nonce therefore goes into the
    /// evidence, and the bare signature is remembered besides, so that a copy without the token does not pass for another message.
    /// </summary>
    private static (UInt128[] Fresh, UInt128[] Also) Evidence(SystemAccount account, byte[]? signature, byte[]? nonce)
    {
        byte[] name = Encoding.UTF8.GetBytes(account.Name);
        return (signature, nonce) switch
        {
            (null, null) => ([], []),
            (null, not null) => ([ReplayCache.KeyOf("nonce"u8.ToArray(), name, nonce)], []),
            (not null, null) => ([ReplayCache.KeyOf("signature"u8.ToArray(), signature)], []),
            _ => ([ReplayCache.KeyOf("nonce"u8.ToArray(), name, nonce)], [ReplayCache.KeyOf("signature"u8.ToArray(), signature)]),
        };
    }

    private static SoapFaultException Replayed() =>
        Invalid("this message was received before; a new message needs a new Timestamp, to the millisecond, or a new nonce");

    private static SoapFaultException Invalid(string reason) => new(SoapFault.InvalidSecurity(reason));
}
