using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Xml;

namespace Han.Tests.Soap.Security;

/// <summary>Attacks on the signature: wrapping, doubled ids, algorithms and transforms, keys, damage.</summary>
internal static class SignatureAttacks
{
    private const string Invalid = "InvalidSecurity";
    private const string Check = "FailedCheck";
    private const string Algorithm = "UnsupportedAlgorithm";
    private const string Evil = "<CancelControl>1</CancelControl>";
    private const string C14n = "http://www.w3.org/2001/10/xml-exc-c14n#";

    public static IEnumerable<Attack> All => [.. Wrapping(), .. DoubledIds(), .. Algorithms(), .. Keys(), .. Damage()];

    private static IEnumerable<Attack> Wrapping()
    {
        const string Class = "signature wrapping";
        yield return Wrap(Class, "signed Body in an entry of the Header, evil Body without id", Check, "<a:Wrapper xmlns:a='urn:a'>{0}</a:Wrapper>", "<soapenv:Body>{0}</soapenv:Body>");
        yield return Wrap(Class, "signed Body itself an entry of the Header", Invalid, "{0}", "<soapenv:Body>{0}</soapenv:Body>");
        yield return Wrap(Class, "signed Body in an entry for nobody", Check, "<a:Wrapper xmlns:a='urn:a' soapenv:actor='urn:nobody'>{0}</a:Wrapper>", "<soapenv:Body wsu:Id='evil'>{0}</soapenv:Body>");
        yield return Attack.Text(Class, "signed Body after an evil one", Check, XmlAttacks.Signed, good =>
            good.Replace("<soapenv:Body", $"<soapenv:Body>{EvilOperation(good)}</soapenv:Body><soapenv:Body", StringComparison.Ordinal));
        yield return Attack.Text(Class, "signed Body within an evil one", Check, XmlAttacks.Signed, good =>
            good.Replace(Body(good), $"<soapenv:Body>{EvilOperation(good)}{Body(good)}</soapenv:Body>", StringComparison.Ordinal));
        yield return Attack.Text(Class, "signed Body within the Signature", Invalid, XmlAttacks.Signed, good =>
            good.Replace(Body(good), $"<soapenv:Body>{EvilOperation(good)}</soapenv:Body>", StringComparison.Ordinal)
                .Replace("</Signature>", $"<Object>{Body(good)}</Object></Signature>", StringComparison.Ordinal));
        yield return Attack.Text(Class, "signed Timestamp in an entry, a fresh one in its place", Check, XmlAttacks.Signed, good =>
            Move(good, "wsu:Timestamp", "<a:Wrapper xmlns:a='urn:a'>{0}</a:Wrapper>", FreshTimestamp()));
        yield return Attack.Text(Class, "signed Timestamp itself an entry, a fresh one in its place", Invalid, XmlAttacks.Signed, good => Move(good, "wsu:Timestamp", "{0}", FreshTimestamp()));
        yield return Attack.Text(Class, "Signature in a Security header for another actor", Invalid, XmlAttacks.Signed, good =>
            Move(good, "Signature", "<wsse:Security soapenv:actor='urn:nobody'>{0}</wsse:Security>", ""));
        yield return Attack.Text(Class, "unsigned second operation in the Body", "Client", XmlAttacks.Signed, good =>
            good.Replace("</soapenv:Body>", EvilOperation(good) + "</soapenv:Body>", StringComparison.Ordinal));
    }

    private static IEnumerable<Attack> DoubledIds()
    {
        const string Class = "doubled ids";
        foreach (string id in new[] { "wsu:Id='MsgBody'", "Id='MsgBody'", "ID='MsgBody'", "id='MsgBody'", "xml:id='MsgBody'" })
        {
            yield return Wrap(Class, $"evil Body with {id}", Invalid, "<a:Wrapper xmlns:a='urn:a'>{0}</a:Wrapper>", $"<soapenv:Body {id}>{{0}}</soapenv:Body>");
        }

        yield return Attack.Text(Class, "two ids on the Timestamp, one of them the Body's", Invalid, XmlAttacks.Signed, good =>
            good.Replace("<wsu:Timestamp ", "<wsu:Timestamp Id='MsgBody' ", StringComparison.Ordinal));
        yield return Attack.Text(Class, "the token has the Timestamp's id", Invalid, XmlAttacks.Signed, good =>
            good.Replace("<wsse:UsernameToken>", "<wsse:UsernameToken wsu:Id='TS'>", StringComparison.Ordinal));
        yield return Attack.Text(Class, "one Reference twice", Invalid, XmlAttacks.Signed, good => good.Replace("#TS", "#MsgBody", StringComparison.Ordinal));
    }

    private static IEnumerable<Attack> Algorithms()
    {
        const string Class = "algorithms and transforms";
        foreach (string method in new[]
        {
            "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256", "http://www.w3.org/2000/09/xmldsig#hmac-sha1", "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-md5", "http://www.w3.org/2000/09/xmldsig#dsa-sha1", "", "evil",
        })
        {
            yield return Replace(Class, $"signature method '{method}'", Algorithm, MessageDraft.RsaSha256, method);
        }

        foreach (string method in new[] { "http://www.w3.org/2000/09/xmldsig#sha1", "http://www.w3.org/2001/04/xmldsig-more#md5", "" })
        {
            yield return Replace(Class, $"digest method '{method}'", Algorithm, MessageDraft.Sha256, method);
        }

        foreach (string transform in new[]
        {
            "http://www.w3.org/TR/1999/REC-xslt-19991116", "http://www.w3.org/TR/1999/REC-xpath-19991116", "http://www.w3.org/2002/06/xmldsig-filter2", "http://www.w3.org/2000/09/xmldsig#base64",
            "http://www.w3.org/TR/2001/REC-xml-c14n-20010315", C14n + "WithComments", "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#STR-Transform",
        })
        {
            yield return Replace(Class, $"transform {transform}", Algorithm, $"<Transform Algorithm=\"{C14n}\"", $"<Transform Algorithm=\"{transform}\"");
        }

        yield return Replace(Class, "canonicalisation with comments", Algorithm, $"<CanonicalizationMethod Algorithm=\"{C14n}\"", $"<CanonicalizationMethod Algorithm=\"{C14n}WithComments\"");
        yield return Replace(Class, "two transforms", Algorithm, "<Transforms>", $"<Transforms><Transform Algorithm=\"{C14n}\"/>");
        yield return Replace(Class, "no transform", Algorithm, $"<Transform Algorithm=\"{C14n}\" />", "");
        yield return Replace(Class, "truncated HMAC", Algorithm, $"<SignatureMethod Algorithm=\"{MessageDraft.RsaSha256}\" />", $"<SignatureMethod Algorithm=\"{MessageDraft.RsaSha256}\"><HMACOutputLength>1</HMACOutputLength></SignatureMethod>");
        yield return Replace(Class, "digest with parameters", Algorithm, $"<DigestMethod Algorithm=\"{MessageDraft.Sha256}\" />", $"<DigestMethod Algorithm=\"{MessageDraft.Sha256}\"><Evil/></DigestMethod>");
        string prefixes = string.Join(' ', Enumerable.Range(0, 17).Select(i => $"p{i}"));
        foreach (string element in new[] { "Transform", "CanonicalizationMethod" })
        {
            yield return Replace(
                Class, $"more prefixes to keep than anybody needs, {element}", Algorithm, $"<{element} Algorithm=\"{C14n}\" />",
                $"<{element} Algorithm=\"{C14n}\"><c:InclusiveNamespaces xmlns:c=\"{C14n}\" PrefixList=\"{prefixes}\"/></{element}>");
        }

        foreach (string uri in new[] { "", "#", "http://127.0.0.1:9/evil", "file:///etc/passwd", "#xpointer(id('MsgBody'))", "#xpointer(/)", "cid:evil" })
        {
            yield return Replace(Class, $"reference to '{uri}'", Invalid, "URI=\"#MsgBody\"", $"URI=\"{uri}\"");
        }
    }

    private static IEnumerable<Attack> Keys()
    {
        const string Class = "keys";
        const string Token = "SecurityTokenUnavailable";
        yield return KeyInfo(Class, "bare key", Token, "<KeyValue><RSAKeyValue><Modulus>AQAB</Modulus><Exponent>AQAB</Exponent></RSAKeyValue></KeyValue>");
        yield return KeyInfo(Class, "key name", Token, "<KeyName>HAN_REP2_ADMIN</KeyName>");
        yield return KeyInfo(Class, "retrieval method", Token, "<RetrievalMethod URI=\"http://127.0.0.1:9/evil\"/>");
        yield return KeyInfo(Class, "certificate outside a token reference", Token, "<X509Data><X509Certificate>AAAA</X509Certificate></X509Data>");
        yield return KeyInfo(Class, "token somewhere else", Token, "<wsse:SecurityTokenReference><wsse:Reference URI=\"http://127.0.0.1:9/evil\"/></wsse:SecurityTokenReference>");
        yield return KeyInfo(Class, "token that is not there", Token, "<wsse:SecurityTokenReference><wsse:Reference URI=\"#evil\"/></wsse:SecurityTokenReference>");
        yield return KeyInfo(Class, "unknown serial number", Token, "<wsse:SecurityTokenReference><X509Data><X509IssuerSerial><X509IssuerName>CN=evil</X509IssuerName><X509SerialNumber>1</X509SerialNumber></X509IssuerSerial></X509Data></wsse:SecurityTokenReference>");
        yield return KeyInfo(Class, "none", Token, "");
        yield return Attack.Other(Class, "another company's certificate", "FailedAuthentication", XmlAttacks.Signed, rig => (new MessageDraft(rig) with { Signer = rig.Other }).Text());
        yield return Attack.Other(Class, "another company's message", "FailedAuthentication", XmlAttacks.Signed,
            rig => (new MessageDraft(rig) with { Signer = rig.Other, Token = MessageDraft.UserToken("REP_Other_Account") }).Text());
        yield return Attack.Other(Class, "the issuer of assertions signs messages", "FailedAuthentication", XmlAttacks.Signed, rig => (new MessageDraft(rig) with { Signer = rig.Issuer }).Text());
        yield return Attack.Other(Class, "own certificate of the same name", "FailedAuthentication", XmlAttacks.Signed, rig => SelfSigned(rig, 2048));
        yield return new Attack(Class, "certificate exchanged beneath the signature", "FailedAuthentication", XmlAttacks.Signed, (rig, good) => Encoding.UTF8.GetBytes(
            good.Replace(Convert.ToBase64String(rig.Client.RawData), Convert.ToBase64String(rig.Other.RawData), StringComparison.Ordinal)));
        yield return new Attack(Class, "token that is no certificate", "InvalidSecurityToken", XmlAttacks.Signed, (rig, good) => Encoding.UTF8.GetBytes(
            good.Replace(Convert.ToBase64String(rig.Client.RawData), "AAAA", StringComparison.Ordinal)));
        yield return new Attack(Class, "token that is no base64", "InvalidSecurityToken", XmlAttacks.Signed, (rig, good) => Encoding.UTF8.GetBytes(
            good.Replace(Convert.ToBase64String(rig.Client.RawData), "!evil!", StringComparison.Ordinal)));
    }

    private static IEnumerable<Attack> Damage()
    {
        const string Class = "damaged signatures";
        yield return Attack.Text(Class, "value", Check, XmlAttacks.Signed, good => Change(good, "SignatureValue"));
        yield return Attack.Text(Class, "digest", Check, XmlAttacks.Signed, good => Change(good, "DigestValue"));
        yield return Replace(Class, "blank in SignedInfo", Check, "</SignedInfo>", " </SignedInfo>");
        yield return Replace(Class, "Timestamp prolonged", Check, "</wsu:Expires>", "</wsu:Expires><!-- --> ");
        yield return Replace(Class, "value in the Body", Check, "<CancelControl>0", "<CancelControl>1");
        yield return Replace(Class, "address in the Body", Check, "10443720000000001", "10443720000000002");
        yield return Replace(Class, "attribute of the Body", Check, "<soapenv:Body ", "<soapenv:Body a='evil' ");
        yield return Replace(Class, "value cut off", Check, "</SignatureValue>", "</SignatureValue><!-- -->", also: s => System.Text.RegularExpressions.Regex.Replace(s, "<SignatureValue>.*</SignatureValue>", "<SignatureValue>AAAA</SignatureValue>"));
        yield return Replace(Class, "value empty", Check, "</SignatureValue>", "</SignatureValue><!-- -->", also: s => System.Text.RegularExpressions.Regex.Replace(s, "<SignatureValue>.*</SignatureValue>", "<SignatureValue/>"));
        yield return Replace(Class, "value no base64", Invalid, "<SignatureValue>", "<SignatureValue>!");
        yield return Attack.Text(Class, "Signature gone", Invalid, XmlAttacks.Signed, good => Move(good, "Signature", "", ""));
        yield return Attack.Text(Class, "Timestamp gone", Check, XmlAttacks.Signed, good => Move(good, "wsu:Timestamp", "", ""));
    }

    private static Attack Wrap(string @class, string name, string code, string wrapper, string evilBody) => Attack.Text(@class, name, code, XmlAttacks.Signed, good =>
        good.Replace(Body(good), evilBody.Replace("{0}", EvilOperation(good), StringComparison.Ordinal), StringComparison.Ordinal)
            .Replace("<soapenv:Header>", "<soapenv:Header>" + wrapper.Replace("{0}", Body(good), StringComparison.Ordinal), StringComparison.Ordinal));

    private static Attack Replace(string @class, string name, string code, string found, string replacement, Func<string, string>? also = null) =>
        Attack.Text(@class, name, code, XmlAttacks.Signed, good =>
        {
            string changed = good.Replace(found, replacement, StringComparison.Ordinal);
            return also is null ? changed : also(changed);
        });

    private static Attack KeyInfo(string @class, string name, string code, string content) => Attack.Text(@class, name, code, XmlAttacks.Signed, good =>
    {
        (int from, int to) = Find(good, "KeyInfo");
        return $"{good[..from]}<KeyInfo>{content}</KeyInfo>{good[to..]}";
    });

    private static string SelfSigned(SecurityRig rig, int bits)
    {
        using RSA key = RSA.Create(bits);
        var request = new CertificateRequest(rig.Client.SubjectName, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using X509Certificate2 certificate = request.CreateSelfSigned(rig.Clock.Now.AddDays(-1), rig.Clock.Now.AddDays(1));
        return (new MessageDraft(rig) with { Signer = certificate }).Text();
    }

    /// <summary>Takes the first element of that name away, puts <paramref name="instead"/> in its place and the element itself, wrapped, into the Header.</summary>
    private static string Move(string good, string name, string wrapper, string instead)
    {
        (int from, int to) = Find(good, name);
        string element = good[from..to];
        return good.Remove(from, to - from).Insert(from, instead)
            .Replace("<soapenv:Header>", "<soapenv:Header>" + wrapper.Replace("{0}", element, StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static string Change(string good, string name)
    {
        (int from, _) = Find(good, name);
        int at = good.IndexOf('>', from) + 1;
        return good.Remove(at, 1).Insert(at, good[at] == 'A' ? "B" : "A");
    }

    private static (int From, int To) Find(string good, string name)
    {
        int from = good.IndexOf($"<{name}", StringComparison.Ordinal);
        return (from, good.IndexOf($"</{name}>", from, StringComparison.Ordinal) + name.Length + 3);
    }

    private static string Body(string good)
    {
        (int from, int to) = Find(good, "soapenv:Body");
        return good[from..to];
    }

    private static string EvilOperation(string good)
    {
        string body = Body(good);
        return body[(body.IndexOf('>', StringComparison.Ordinal) + 1)..body.LastIndexOf("</soapenv:Body>", StringComparison.Ordinal)]
            .Replace("<CancelControl>0</CancelControl>", Evil, StringComparison.Ordinal);
    }

    private static string FreshTimestamp() => $"<wsu:Timestamp wsu:Id=\"evil\"><wsu:Created>{XmlConvert.ToString(TimeProvider.System.GetUtcNow().UtcDateTime, XmlDateTimeSerializationMode.Utc)}</wsu:Created></wsu:Timestamp>";
}
