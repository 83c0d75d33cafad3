using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Han.Gateway.Authorization;
using Han.Gateway.Soap.Tls;

namespace Han.Gateway.Soap.Security;

/// <summary>Finds the certificate that a signature refers to, and whether it is one that may sign for the caller.</summary>
internal sealed class SigningCertificates(ClientCertificateTrust trust)
{
    /// <param name="connection">The TLS certificate: with the account's own list, what can be referred to without being sent.</param>
    /// <returns>A certificate of the caller's company that leads to the trust list; the caller disposes of it.</returns>
    /// <exception cref="SoapFaultException">There is no such certificate, it is not trusted, or it is another company's.</exception>
    public X509Certificate2 Find(TokenReference reference, SecurityHeader header, SystemAccount account, X509Certificate2 connection)
    {
        X509Certificate2 certificate = Resolve(reference, header, [connection, .. account.SigningCertificates]);
        string? why = !trust.Accepts(certificate, received: null) ? "the signing certificate is not trusted"
            : DunsNumber.OfSubject(certificate) is not { } duns || duns != DunsNumber.OfSubject(connection) ? "the signing certificate is another company's"
            : !account.Takes(certificate) ? "the signing certificate is not bound to the account"
            : null;
        if (why is null)
        {
            return certificate;
        }

        certificate.Dispose();
        throw new SoapFaultException(SoapFault.FailedAuthentication) { Why = why };
    }

    /// <summary>Reads one DER certificate as a message carries it.</summary>
    public static X509Certificate2 Load(byte[] raw)
    {
        try
        {
            return X509CertificateLoader.LoadCertificate(raw);
        }
        catch (CryptographicException e)
        {
            throw new SoapFaultException(SoapFault.InvalidSecurityToken("a token is no X.509 certificate"), e);
        }
    }

    private static X509Certificate2 Resolve(TokenReference reference, SecurityHeader header, X509Certificate2[] known) => reference switch
    {
        TokenReference.ById(var id) => Load(OfBinaryToken(id, header)),
        TokenReference.Certificate(var raw) => Load(raw),
        TokenReference.KeyIdentifier(var value) => Known(known, c => KeyIdentifierOf(c).AsSpan().SequenceEqual(value)),
        TokenReference.Thumbprint(var sha1) => Known(known, c => c.GetCertHash(HashAlgorithmName.SHA1).AsSpan().SequenceEqual(sha1)),
        TokenReference.IssuerSerial(var issuer, var serial) => Known(known, c => HasSerial(c, serial) && HasIssuer(c, issuer)),
        _ => throw new InvalidOperationException($"No way to resolve {reference.GetType().Name}."),
    };

    private static byte[] OfBinaryToken(string id, SecurityHeader header)
    {
        HeaderElement? token = header.BinaryTokens.FirstOrDefault(t => t.Ids.Contains(id));
        if (token is null)
        {
            throw Unavailable();
        }

        return token.Attribute("ValueType") is null or SecurityNames.X509v3 && token.Attribute("EncodingType") is null or SecurityNames.Base64
            ? TokenReference.Decode(token)
            : throw new SoapFaultException(SoapFault.UnsupportedSecurityToken);
    }

    /// <summary>A copy, so that every certificate returned from here is the caller's to dispose of.</summary>
    private static X509Certificate2 Known(X509Certificate2[] known, Predicate<X509Certificate2> isMeant) =>
        Array.Find(known, isMeant) is { } found ? X509CertificateLoader.LoadCertificate(found.RawDataMemory.Span) : throw Unavailable();

    private static byte[] KeyIdentifierOf(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509SubjectKeyIdentifierExtension>().FirstOrDefault()?.SubjectKeyIdentifierBytes.ToArray() ?? [];

    private static bool HasSerial(X509Certificate2 certificate, string serial) =>
        BigInteger.TryParse(serial, NumberStyles.None, CultureInfo.InvariantCulture, out BigInteger value)
        && value == new BigInteger(certificate.SerialNumberBytes.Span, isUnsigned: true, isBigEndian: true);

    /// <summary>Names are compared part by part: the same name is written from either end, and encoded with more than one string type.</summary>
    private static bool HasIssuer(X509Certificate2 certificate, string issuer)
    {
        try
        {
            (string?, string?)[] written = Parts(new X500DistinguishedName(issuer));
            (string?, string?)[] own = Parts(certificate.IssuerName);
            return written.Length > 0 && (written.SequenceEqual(own) || written.Reverse().SequenceEqual(own));
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static (string?, string?)[] Parts(X500DistinguishedName name) =>
    [
        .. name.EnumerateRelativeDistinguishedNames().Select(part => part.HasMultipleElements
            ? (Convert.ToHexString(part.RawData.Span), "")
            : (part.GetSingleElementType().Value, part.GetSingleElementValue())),
    ];

    private static SoapFaultException Unavailable() => new(SoapFault.SecurityTokenUnavailable("the certificate that the signature refers to is not known here"));
}
