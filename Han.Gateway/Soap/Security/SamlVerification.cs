using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Han.Gateway.Soap.Tls;
using Microsoft.Extensions.Options;

namespace Han.Gateway.Soap.Security;

/// <summary>
/// Checks a SAML 2.0 assertion: that a configured issuer signed it, that it is for this service and for now, and which key its subject must hold. It says
/// nothing yet about the message: that is signed with this key.
/// </summary>
internal sealed class SamlVerification(IOptions<SoapOptions> options, CertificateDenyList denied, TimeProvider clock)
{
    private const int MaxText = 1024;

    private readonly SoapOptions _options = options.Value;

    private readonly FrozenDictionary<string, (X509Certificate2 Certificate, bool AllowSha1)> _issuers = options.Value.SamlIssuers.ToFrozenDictionary(
        i => i.Name, i => (X509CertificateLoader.LoadCertificateFromFile(i.Certificate), i.AllowSha1), StringComparer.Ordinal);

    /// <exception cref="SoapFaultException">The assertion is not believed. The audit trail says why; the caller reads that it failed.</exception>
    public SamlSubject Verify(HeaderElement assertion)
    {
        if (assertion.Attribute("Version") != "2.0" || assertion.Attribute("ID") is not { Length: > 0 } id)
        {
            throw new SoapFaultException(SoapFault.InvalidSecurityToken("the Assertion is not of SAML 2.0"));
        }

        RequireIssuer(assertion, id);
        RequireConditions(Single(assertion, "Conditions"));
        HeaderElement subject = Single(assertion, "Subject");
        string name = Single(subject, "NameID").Text(MaxText);
        HeaderElement[] confirmations = [.. subject.Children.Where(c => Is(c, "SubjectConfirmation"))];

        // One confirmation, holder of key: with a second, weaker one beside it the assertion could be used without the key.
        if (confirmations.Length != 1 || confirmations[0].Attribute("Method") != SecurityNames.HolderOfKey)
        {
            throw Refuse("the assertion is not confirmed by holder of key");
        }

        return new SamlSubject(name, ReadKey(Single(confirmations[0], "SubjectConfirmationData")));
    }

    private void RequireIssuer(HeaderElement assertion, string id)
    {
        HeaderElement[] signatures = [.. assertion.Children.Where(c => c.Is("Signature", SecurityNames.Signature))];
        if (signatures.Length != 1 || !_issuers.TryGetValue(Single(assertion, "Issuer").Text(MaxText), out (X509Certificate2 Certificate, bool AllowSha1) issuer))
        {
            throw Refuse("the assertion is not signed, or by no issuer that is believed here");
        }

        XmlSignature signature = XmlSignature.Read(signatures[0], issuer.AllowSha1);
        using RSA key = issuer.Certificate.GetRSAPublicKey() ?? throw Refuse("the issuer's certificate has no RSA key");
        bool holds = issuer.Certificate.NotAfter.ToUniversalTime() > clock.GetUtcNow().UtcDateTime && !denied.Contains(issuer.Certificate)
            && signature.References is [var reference] && reference.Id == id && reference.Enveloped
            && signature.VerifySignedInfo(key) && SignatureVerification.Matches(reference, assertion, left: signatures[0]);
        if (!holds)
        {
            throw Refuse("the issuer's signature over the assertion does not hold");
        }
    }

    private void RequireConditions(HeaderElement conditions)
    {
        RequireTime(conditions);
        HeaderElement[] audiences = [.. conditions.Children];
        if (audiences.Length == 0 || !audiences.All(c => Is(c, "AudienceRestriction") && c.Children.Any(a => Is(a, "Audience") && a.Text(MaxText) == _options.SamlAudience)))
        {
            // A condition that is not understood makes an assertion invalid as well (SAML core 2.5.1.1).
            throw Refuse("the assertion is for another audience, or under conditions that are not known here");
        }
    }

    private void RequireTime(HeaderElement element)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if ((Moment(element, "NotBefore") is { } from && from > now + _options.ClockSkew)
            || (Moment(element, "NotOnOrAfter") ?? throw Refuse("the assertion has no end")) <= now - _options.ClockSkew)
        {
            throw new SoapFaultException(SoapFault.MessageExpired) { Why = "the assertion is not valid at this time" };
        }
    }

    private RSA ReadKey(HeaderElement data)
    {
        if (data.Attribute("NotOnOrAfter") is not null || data.Attribute("NotBefore") is not null)
        {
            RequireTime(data);
        }

        if (data.Attribute("Recipient") is { } recipient && recipient != _options.SamlAudience && recipient != _options.PublicUrl?.AbsoluteUri)
        {
            throw Refuse("the assertion is for another recipient");
        }

        HeaderElement keyInfo = Only(data, "KeyInfo");
        HeaderElement form = keyInfo.Children.Count() == 1 ? keyInfo.Children.Single() : throw Refuse("the assertion names no key, or several");
        return (form.LocalName, form.Namespace) switch
        {
            ("KeyValue", SecurityNames.Signature) => ReadKeyValue(Only(form, "RSAKeyValue")),
            ("X509Data", SecurityNames.Signature) when TokenReference.ReadX509Data(form) is TokenReference.Certificate(var raw) => ReadCertificate(raw),
            _ => throw Refuse("the assertion names its key in a form that is not supported"),
        };
    }

    private RSA ReadCertificate(byte[] raw)
    {
        using X509Certificate2 certificate = SigningCertificates.Load(raw);
        return denied.Contains(certificate)
            ? throw Refuse("the subject's certificate is on the deny list")
            : certificate.GetRSAPublicKey() ?? throw Refuse("the subject's certificate has no RSA key");
    }

    private static RSA ReadKeyValue(HeaderElement value)
    {
        try
        {
            return RSA.Create(new RSAParameters { Modulus = TokenReference.Decode(Only(value, "Modulus")), Exponent = TokenReference.Decode(Only(value, "Exponent")) });
        }
        catch (CryptographicException e)
        {
            throw new SoapFaultException(SoapFault.InvalidSecurityToken("the Assertion's key is no RSA key"), e);
        }
    }

    private static DateTimeOffset? Moment(HeaderElement element, string attribute) => element.Attribute(attribute) is { } text
        ? SecurityTime.Parse(text) ?? throw Refuse($"{attribute} of the assertion is no moment")
        : null;

    private static HeaderElement Single(HeaderElement parent, string name) => Single(parent, name, SecurityNames.Saml);

    private static HeaderElement Only(HeaderElement parent, string name) => Single(parent, name, SecurityNames.Signature);

    private static HeaderElement Single(HeaderElement parent, string name, string ns) => parent.Children.Where(c => c.Is(name, ns)).ToArray() is [var only]
        ? only
        : throw Refuse($"the assertion holds no {name}, or several");

    private static bool Is(HeaderElement element, string name) => element.Is(name, SecurityNames.Saml);

    private static SoapFaultException Refuse(string why) => new(SoapFault.FailedAuthentication) { Why = why };
}
