using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Han.Gateway.Authorization;
using Han.Gateway.Soap;
using Han.Gateway.Soap.Security;

namespace Han.Tests.Soap.Security;

/// <summary>What a signature must be to be believed; made by the framework's SignedXml.</summary>
public sealed class SignatureTests : IDisposable
{
    private readonly SecurityRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public void A_signed_message_is_taken_and_says_who_sent_it()
    {
        SoapRequest<Caller> request = _rig.Receive(Draft().Bytes());
        Assert.Equal((SecurityRig.Signing, "processCancelAllLCEvents"), (request.Caller.Account.Name, request.Operation.Name));
    }

    [Fact]
    public void Ten_thousand_addresses_signed_are_taken()
    {
        string body = MessageDraft.OperationOf(SoapMessages.CancelAll(addresses: SoapMessages.Addresses(10_000)));
        Assert.Equal(10_000, _rig.Receive((Draft() with { BodyContent = body }).Bytes()).Request.Addresses.Count);
    }

    [Theory]
    [InlineData("http://www.w3.org/2001/04/xmldsig-more#rsa-sha384", "http://www.w3.org/2001/04/xmldsig-more#sha384")]
    [InlineData("http://www.w3.org/2001/04/xmldsig-more#rsa-sha512", "http://www.w3.org/2001/04/xmlenc#sha512")]
    public void Longer_hashes_are_taken(string signature, string digest) =>
        Assert.NotNull(_rig.Receive((Draft() with { SignatureMethod = signature, DigestMethod = digest }).Bytes()));

    [Fact]
    public void Sha1_is_for_accounts_that_may()
    {
        MessageDraft sha1 = Draft() with { SignatureMethod = "http://www.w3.org/2000/09/xmldsig#rsa-sha1", DigestMethod = "http://www.w3.org/2000/09/xmldsig#sha1" };
        Assert.Equal("UnsupportedAlgorithm", _rig.Refuse(sha1.Bytes()).Fault.Code);
        var counted = new List<string>();
        using MeterListener listener = Listen(counted);
        Assert.NotNull(_rig.Receive((sha1 with { Token = MessageDraft.UserToken(SecurityRig.Sha1) }).Bytes()));
        Assert.Equal([$"1 {SecurityRig.Sha1}"], counted);
        Assert.Equal("UnsupportedAlgorithm", _rig.Refuse((Draft() with { DigestMethod = "http://www.w3.org/2000/09/xmldsig#sha1" }).Bytes()).Fault.Code);
    }

    [Theory]
    [InlineData("key identifier")]
    [InlineData("thumbprint")]
    [InlineData("issuer and serial")]
    [InlineData("certificate in X509Data")]
    [InlineData("certificate as key identifier")]
    public void A_certificate_may_be_referred_to_in_every_form(string form)
    {
        X509Certificate2 client = _rig.Client;
        const string Profile = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0";
        string reference = form switch
        {
            "key identifier" => Identifier(Profile + "#X509SubjectKeyIdentifier", client.Extensions.OfType<X509SubjectKeyIdentifierExtension>().Single().SubjectKeyIdentifierBytes.ToArray()),
            "thumbprint" => Identifier("http://docs.oasis-open.org/wss/oasis-wss-soap-message-security-1.1#ThumbprintSHA1", client.GetCertHash()),
            "certificate as key identifier" => Identifier(Profile + "#X509v3", client.RawData),
            "certificate in X509Data" => $"<ds:X509Data xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><ds:X509Certificate>{Convert.ToBase64String(client.RawData)}</ds:X509Certificate></ds:X509Data>",
            _ => "<ds:X509Data xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><ds:X509IssuerSerial>"
                + $"<ds:X509IssuerName>{client.Issuer}</ds:X509IssuerName><ds:X509SerialNumber>{Serial(client)}</ds:X509SerialNumber></ds:X509IssuerSerial></ds:X509Data>",
        };
        MessageDraft draft = Draft() with { Reference = reference };
        Assert.NotNull(_rig.Receive(draft.Bytes()));

        static string Identifier(string type, byte[] value) =>
            $"<wsse:KeyIdentifier xmlns:wsse=\"{MessageDraft.Extension}\" ValueType=\"{type}\">{Convert.ToBase64String(value)}</wsse:KeyIdentifier>";

        static string Serial(X509Certificate2 certificate) =>
            new System.Numerics.BigInteger(certificate.SerialNumberBytes.Span, isUnsigned: true, isBigEndian: true).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    [Theory]
    [InlineData("soapenv wsse", false)]
    [InlineData("#default xs", false)]
    [InlineData(null, true)]
    public void Inclusive_prefixes_and_a_harmless_enveloped_transform_are_taken(string? prefixes, bool enveloped) =>
        Assert.NotNull(_rig.Receive((Draft() with { Inclusive = prefixes, Enveloped = enveloped }).Bytes()));

    [Fact]
    public void Signed_entries_of_the_header_are_verified_too()
    {
        const string Entry = "<a:MessageID xmlns:a=\"urn:addressing\" wsu:Id=\"id-1\">urn:1</a:MessageID>";
        MessageDraft draft = Draft() with { Entries = Entry, Signed = ["TS", "MsgBody", "id-1", "X509"] };
        string good = draft.Text();
        Assert.Equal("FailedCheck", _rig.Refuse(Encoding.UTF8.GetBytes(good.Replace(">urn:1<", ">urn:2<", StringComparison.Ordinal))).Fault.Code);
        Assert.NotNull(_rig.Receive(Encoding.UTF8.GetBytes(good)));
    }

    [Fact]
    public void Another_companys_signature_under_our_connection_is_refused_and_so_is_a_strangers()
    {
        Assert.Equal(("FailedAuthentication", "the signing certificate is another company's"), Refused(Draft() with { Signer = _rig.Other }));
        using RSA key = RSA.Create(2048);
        var request = new CertificateRequest("CN=a, OU=111111111", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using X509Certificate2 stranger = request.CreateSelfSigned(_rig.Clock.Now.AddDays(-1), _rig.Clock.Now.AddDays(1));
        Assert.Equal(("FailedAuthentication", "the signing certificate is not trusted"), Refused(Draft() with { Signer = stranger }));
    }

    [Fact]
    public void Any_octet_of_a_signed_body_that_changes_is_noticed()
    {
        string good = Draft().Text();
        int body = good.IndexOf("<soapenv:Body", StringComparison.Ordinal);
        foreach ((string found, string replacement) in new[] { ("HAN_REP2_ADMIN", "HAN_REP3_ADMIN"), ("<CancelControl>0", "<CancelControl>1"), ("</RequesterType>", " </RequesterType>"), ("</ESIID>", "</ESIID><!-- -->") })
        {
            string changed = good[..body] + good[body..].Replace(found, replacement, StringComparison.Ordinal);
            Assert.NotEqual(good, changed);
            if (replacement.Contains("<!--", StringComparison.Ordinal))
            {
                // A comment is no part of what is signed, and none of what is read.
                Assert.Equal("10443720000000001", _rig.Receive(Encoding.UTF8.GetBytes(changed)).Request.Addresses.Addresses[0].EsiId);
            }
            else
            {
                Assert.Equal("FailedCheck", _rig.Refuse(Encoding.UTF8.GetBytes(changed)).Fault.Code);
            }
        }
    }

    [Fact]
    public void An_account_that_must_sign_is_refused_without_and_one_that_need_not_is_served()
    {
        MessageDraft unsigned = Draft() with { Signer = null };
        Assert.Equal("InvalidSecurity", _rig.Refuse(unsigned.Bytes()).Fault.Code);
        Assert.NotNull(_rig.Receive((unsigned with { Token = MessageDraft.UserToken(SecurityRig.Open) }).Bytes()));

        // What is signed is verified, required or not.
        string broken = (Draft() with { Token = MessageDraft.UserToken(SecurityRig.Open) }).Text().Replace("<CancelControl>0", "<CancelControl>1", StringComparison.Ordinal);
        Assert.Equal("FailedCheck", _rig.Refuse(Encoding.UTF8.GetBytes(broken)).Fault.Code);
    }

    [Fact]
    public void Body_and_timestamp_must_be_covered()
    {
        Assert.Equal("InvalidSecurity", Refused(Draft() with { Signed = ["MsgBody"] }).Code);
        Assert.Equal("InvalidSecurity", Refused(Draft() with { Signed = ["TS"] }).Code);
        Assert.Equal("InvalidSecurity", Refused(Draft() with { Signed = ["MsgBody"], HasTimestamp = false }).Code);
    }

    [Fact]
    public void A_timestamp_is_fresh_for_a_while()
    {
        DateTimeOffset now = _rig.Clock.Now;
        Assert.Equal("MessageExpired", Refused(Draft() with { Created = now.AddMinutes(-6.5), Lifetime = TimeSpan.FromHours(1) }).Code);
        Assert.Equal("MessageExpired", Refused(Draft() with { Created = now.AddMinutes(-3), Lifetime = TimeSpan.FromMinutes(1) }).Code);
        Assert.Equal("MessageExpired", Refused(Draft() with { Created = now.AddMinutes(1.5) }).Code);
        Assert.Equal("MessageExpired", Refused(Draft() with { Lifetime = TimeSpan.FromMinutes(-1) }).Code);
        Assert.NotNull(_rig.Receive((Draft() with { Created = now.AddMinutes(-5.5), Lifetime = TimeSpan.FromHours(1) }).Bytes()));
        Assert.NotNull(_rig.Receive((Draft() with { Created = now.AddSeconds(30) }).Bytes()));
    }

    private MessageDraft Draft() => new(_rig);

    private (string Code, string? Why) Refused(MessageDraft draft)
    {
        SoapFaultException e = _rig.Refuse(draft.Bytes());
        return (e.Fault.Code, e.Why);
    }

    private MeterListener Listen(List<string> counted)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, l) =>
            {
                if (instrument.Meter.Scope == _rig.Get<IMeterFactory>() && instrument.Name == SecurityMetrics.Sha1Signatures)
                {
                    l.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) => counted.Add($"{value} {tags[0].Value}"));
        listener.Start();
        return listener;
    }
}
