using System.Text;

namespace Han.Tests.Soap.Security;

/// <summary>Attacks on the reader: entities, floods, depth, octets, numbers, names.</summary>
internal static class XmlAttacks
{
    private const string Client = "Client";
    private const string Invalid = "InvalidSecurity";

    public static IEnumerable<Attack> All => [.. Entities(), .. Expansion(), .. Octets(), .. Depth(), .. Floods(), .. Doubles(), .. Namespaces(), .. Numbers()];

    public static string Signed(SecurityRig rig) => new MessageDraft(rig).Text();

    private static IEnumerable<Attack> Entities()
    {
        const string Class = "external entities";
        yield return Before(Class, "file entity", "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>");
        yield return Before(Class, "http entity", "<!DOCTYPE x [<!ENTITY e SYSTEM 'http://127.0.0.1:9/'>]>");
        yield return Before(Class, "parameter entity", "<!DOCTYPE x [<!ENTITY % p SYSTEM 'http://127.0.0.1:9/x.dtd'> %p;]>");
        yield return Before(Class, "external subset", "<!DOCTYPE x SYSTEM 'http://127.0.0.1:9/x.dtd'>");
        yield return Before(Class, "style sheet", "<?xml-stylesheet href='http://127.0.0.1:9/x.xsl'?>");
        yield return Replace(Class, "undeclared entity in a value", Client, ">HAN_REP2_ADMIN<", ">&evil;<");
        yield return Replace(Class, "inclusion in the header", "UnsupportedSecurityToken", "<wsse:UsernameToken>", "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='file:///etc/passwd'/><wsse:UsernameToken>");
    }

    private static IEnumerable<Attack> Expansion()
    {
        const string Class = "entity expansion";
        string laughs = string.Concat(Enumerable.Range(1, 9).Select(i => $"<!ENTITY l{i} '{string.Concat(Enumerable.Repeat($"&l{i - 1};", 10))}'>"));
        yield return Before(Class, "a billion laughs", $"<!DOCTYPE x [<!ENTITY l0 'lol'>{laughs}]>");
        yield return Before(Class, "one large entity", $"<!DOCTYPE x [<!ENTITY l '{new string('a', 100_000)}'>]>");
        yield return Before(Class, "entity of itself", "<!DOCTYPE x [<!ENTITY a '&b;'><!ENTITY b '&a;'>]>");
        yield return Before(Class, "defaulted attributes", "<!DOCTYPE x [<!ATTLIST Body Id ID 'MsgBody'>]>");
    }

    private static IEnumerable<Attack> Octets()
    {
        const string Class = "malformed octets";
        (string Name, byte[] Bytes)[] bad =
        [
            ("overlong slash", [0xC0, 0xAF]), ("lone continuation", [0x80]), ("cut sequence", [0xE2, 0x82]), ("encoded surrogate", [0xED, 0xA0, 0x80]),
            ("beyond Unicode", [0xF4, 0x90, 0x80, 0x80]), ("no UTF-8 at all", [0xFF]), ("null", [0]), ("control", [1]),
        ];
        foreach ((string name, byte[] bytes) in bad)
        {
            yield return Attack.Octets(Class, name, Client, Signed, good =>
            {
                int at = good.AsSpan().IndexOf("HAN_REP2"u8);
                return [.. good[..at], .. bytes, .. good[at..]];
            });
        }

        yield return Attack.Octets(Class, "UTF-16", Client, Signed, good => Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(good))).ToArray());
        yield return Attack.Text(Class, "another encoding declared", Client, Signed, good => "<?xml version='1.0' encoding='utf-7'?>" + good);
        yield return Replace(Class, "reference to a character that is none", "FailedCheck", ">HAN_REP2_ADMIN<", ">&#xFFFF;<");
    }

    private static IEnumerable<Attack> Depth()
    {
        const string Class = "deep nesting";
        string deep = string.Concat(Enumerable.Repeat("<a>", 20_000)) + string.Concat(Enumerable.Repeat("</a>", 20_000));
        yield return Replace(Class, "in the Header", Client, "<soapenv:Header>", $"<soapenv:Header><b>{deep}</b>");
        yield return Replace(Class, "in the Body", Client, "<RequesterType>", $"{deep}<RequesterType>");
        yield return Replace(Class, "in the token", Client, "<wsse:Username>", $"{deep}<wsse:Username>");
        yield return Replace(Class, "instead of everything", Client, "<soapenv:Envelope", $"{deep}<soapenv:Envelope");
        yield return Replace(Class, "in the signature", Client, "</KeyInfo>", $"{deep}</KeyInfo>");
    }

    private static IEnumerable<Attack> Floods()
    {
        const string Class = "floods";
        string attributes = string.Concat(Enumerable.Range(0, 20_000).Select(i => $" a{i}='1'"));
        string prefixes = string.Concat(Enumerable.Range(0, 2_000).Select(i => $" xmlns:p{i}='urn:{i}'"));
        yield return Replace(Class, "attributes in the Body", Client, "<RequesterType>", $"<RequesterType{attributes}>");
        yield return Replace(Class, "attributes in the Header", Client, "<wsse:UsernameToken>", $"<wsse:UsernameToken{attributes}>");
        yield return Replace(Class, "prefixes", Invalid, "<wsse:UsernameToken>", $"<wsse:UsernameToken{prefixes}>");
        yield return Replace(Class, "one attribute", Client, "<wsse:UsernameToken>", $"<wsse:UsernameToken a='{new string('a', 1 << 20)}'>");
        yield return Replace(Class, "one name", Client, "<RequesterType>", $"<{new string('a', 1 << 20)}>");
        yield return Replace(Class, "header entries", Invalid, "<soapenv:Header>", "<soapenv:Header>" + string.Concat(Enumerable.Repeat("<b/>", 20_000)));
        yield return Replace(Class, "header text", Invalid, "<soapenv:Header>", "<soapenv:Header>" + string.Concat(Enumerable.Repeat($"<b>{new string('a', 10_000)}</b>", 20)));
        yield return Replace(Class, "a name for an account", Invalid, $"<wsse:Username>{SecurityRig.Signing}", $"<wsse:Username>{new string('a', 60_000)}");
        yield return Replace(Class, "transforms", "UnsupportedAlgorithm", "</Transforms>", string.Concat(Enumerable.Repeat("<Transform Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"/>", 100)) + "</Transforms>");
        yield return Replace(Class, "references", Invalid, "</SignedInfo>", string.Concat(Enumerable.Repeat("<Reference URI=\"#TS\"/>", 400)) + "</SignedInfo>");
        yield return Replace(Class, "a value in the Body", Client, ">HAN_REP2_ADMIN<", $">{new string('a', 1 << 20)}<");
    }

    private static IEnumerable<Attack> Doubles()
    {
        const string Class = "duplicates";
        yield return Attack.Text(Class, "Security", Invalid, Signed, good => Double(good, "wsse:Security"));
        yield return Attack.Text(Class, "UsernameToken", Invalid, Signed, good => Double(good, "wsse:UsernameToken"));
        yield return Attack.Text(Class, "Username", Invalid, Signed, good => Double(good, "wsse:Username"));
        yield return Attack.Text(Class, "Timestamp", Invalid, Signed, good => Double(good, "wsu:Timestamp"));
        yield return Attack.Text(Class, "Created", Invalid, Signed, good => Double(good, "wsu:Created"));
        yield return Attack.Text(Class, "Signature", Invalid, Signed, good => Double(good, "Signature"));
        yield return Attack.Text(Class, "SignedInfo", Invalid, Signed, good => Double(good, "SignedInfo"));
        yield return Attack.Text(Class, "KeyInfo", Invalid, Signed, good => Double(good, "KeyInfo"));
        yield return Attack.Text(Class, "BinarySecurityToken", Invalid, Signed, good => Double(good, "wsse:BinarySecurityToken"));
        yield return Attack.Text(Class, "Header", Client, Signed, good => good.Replace("<soapenv:Body", "<soapenv:Header/><soapenv:Body", StringComparison.Ordinal));
        yield return Attack.Text(Class, "Body", Client, Signed, good => Double(good, "soapenv:Body"));
        yield return Attack.Text(Class, "RequesterType", Client, Signed, good => Double(good, "RequesterType"));
        yield return Attack.Text(Class, "AddressBlock", Client, Signed, good => Double(good, "AddressBlock"));
        yield return Replace(Class, "attribute", Client, "<RequesterType>", "<RequesterType a='1' a='2'>");
    }

    private static IEnumerable<Attack> Namespaces()
    {
        const string Class = "wrong namespaces";
        yield return Replace(Class, "SOAP 1.2", "VersionMismatch", "http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope");
        yield return Replace(Class, "security", "MustUnderstand", $"xmlns:wsse=\"{MessageDraft.Extension}\"", "xmlns:wsse=\"urn:evil\"");
        yield return Replace(Class, "utility", "UnsupportedSecurityToken", $"xmlns:wsu=\"{MessageDraft.Utility}\"", "xmlns:wsu=\"urn:evil\"");
        yield return Replace(Class, "signature", "UnsupportedSecurityToken", "<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"", "<Signature xmlns=\"urn:evil\"");
        yield return Replace(Class, "operation", Client, "http://schemas.esb.ams.com/smtxpmessaging", "http://schemas.esb.ams.com/smtxmessaging");
        yield return Replace(Class, "qualified child", Client, "<RequesterType>0</RequesterType>", "<smt:RequesterType>0</smt:RequesterType>");
        yield return Replace(Class, "undeclared prefix", Client, "<RequesterType>0</RequesterType>", "<evil:RequesterType>0</evil:RequesterType>");
        yield return Replace(Class, "prefix xmlns bound anew", Client, "<RequesterType>", "<RequesterType xmlns:xmlns='urn:evil'>");
    }

    /// <summary>Signed as they are: a right signature does not make them right.</summary>
    private static IEnumerable<Attack> Numbers()
    {
        foreach (string number in new[] { "99999999999999999999", "4294967296", "-1", "9223372036854775808", "0x0", "1e0", "\u0661", "+", "" })
        {
            yield return Attack.Other("integer overflows", $"RequesterType '{number}'", Client, Signed, rig => WithBody(rig, SoapMessages.CancelAll(header: SoapMessages.Header(type: number))));
        }

        foreach (string number in new[] { "4294967296", "-1", "18446744073709551616" })
        {
            yield return Attack.Other("integer overflows", $"IssuerEventID {number}", Client, Signed, rig => WithBody(rig, SoapMessages.Cancel($"<IssuerEventID>{number}</IssuerEventID>")));
        }
    }

    private static string WithBody(SecurityRig rig, string message) => (new MessageDraft(rig) with { BodyContent = MessageDraft.OperationOf(message) }).Text();

    private static Attack Before(string @class, string name, string prologue) => Attack.Text(@class, name, Client, Signed, good => prologue + good);

    private static Attack Replace(string @class, string name, string code, string found, string replacement) =>
        Attack.Text(@class, name, code, Signed, good => good.Replace(found, replacement, StringComparison.Ordinal));

    /// <summary>The first element of that name, twice.</summary>
    private static string Double(string good, string name)
    {
        int from = Math.Max(good.IndexOf($"<{name}>", StringComparison.Ordinal), good.IndexOf($"<{name} ", StringComparison.Ordinal));
        int to = good.IndexOf($"</{name}>", from, StringComparison.Ordinal) + name.Length + 3;
        return good.Insert(to, good[from..to]);
    }
}
