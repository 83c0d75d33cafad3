using System.Text;

namespace Han.Tests.Soap.Security;

/// <summary>Attacks on who and when: copies, stale messages, passwords, assertions.</summary>
internal static class IdentityAttacks
{
    private const string Invalid = "InvalidSecurity";
    private const string Failed = "FailedAuthentication";
    private const string Expired = "MessageExpired";

    public static IEnumerable<Attack> All => [.. Copies(), .. Stale(), .. Passwords(), .. Assertions()];

    private static IEnumerable<Attack> Copies()
    {
        const string Class = "replays";
        yield return Attack.Text(Class, "as it was", Invalid, XmlAttacks.Signed, good => good, isCopy: true);
        yield return Attack.Text(Class, "with blanks where nothing is signed", Invalid, XmlAttacks.Signed, good => good.Replace("<soapenv:Header>", "<soapenv:Header>\n ", StringComparison.Ordinal), isCopy: true);
        yield return Attack.Text(Class, "with another unsigned entry", Invalid, XmlAttacks.Signed, good => good.Replace("<soapenv:Header>", "<soapenv:Header><a:b xmlns:a='urn:a'/>", StringComparison.Ordinal), isCopy: true);
        yield return Attack.Text(Class, "for another account of the company", Invalid, rig => new MessageDraft(rig).Text(), good => good.Replace(SecurityRig.Signing, SecurityRig.Open, StringComparison.Ordinal), isCopy: true);
        yield return Attack.Text(Class, "with the signature written otherwise", Invalid, XmlAttacks.Signed, good => good.Replace("<SignatureValue>", "<SignatureValue>\n", StringComparison.Ordinal), isCopy: true);
        yield return Attack.Text(Class, "of a nonce", Invalid, Digest, good => good.Replace("<CancelControl>0", "<CancelControl>1", StringComparison.Ordinal), isCopy: true);
        yield return Attack.Text(Class, "of an assertion", Invalid, Saml, good => good, isCopy: true);
    }

    private static IEnumerable<Attack> Stale()
    {
        const string Class = "stale messages";
        (string Name, double Created, double Lifetime)[] times = [("old", -20, 60), ("expired", -4, 1), ("from the future", 20, 60), ("ends before it begins", 0, -1), ("of last year", -525_600, 1_000_000)];
        foreach ((string name, double created, double lifetime) in times)
        {
            yield return Attack.Other(Class, name, Expired, XmlAttacks.Signed, rig =>
                (new MessageDraft(rig) with { Created = rig.Clock.Now.AddMinutes(created), Lifetime = TimeSpan.FromMinutes(lifetime) }).Text());
        }

        foreach (string text in new[] { "yesterday", "", "2026-01-01T00:00:00", "99999-01-01T00:00:00Z", "2026-13-01T00:00:00Z", "0" })
        {
            yield return Attack.Text(Class, $"Created '{text}'", Invalid, XmlAttacks.Signed, good =>
                good[..(good.IndexOf("<wsu:Created>", StringComparison.Ordinal) + 13)] + text + good[good.IndexOf("</wsu:Created>", StringComparison.Ordinal)..]);
        }

        yield return Attack.Other(Class, "Timestamp unsigned", Invalid, XmlAttacks.Signed, rig => (new MessageDraft(rig) with { Signed = ["MsgBody"] }).Text());
        yield return Attack.Other(Class, "Body unsigned", Invalid, XmlAttacks.Signed, rig => (new MessageDraft(rig) with { Signed = ["TS"] }).Text());
    }

    private static IEnumerable<Attack> Passwords()
    {
        const string Class = "passwords";
        yield return Attack.Text(Class, "unknown account", Failed, Digest, good => good.Replace(SecurityRig.Open, "Nobody", StringComparison.Ordinal));
        yield return Attack.Text(Class, "another company's account", Failed, Digest, good => good.Replace(SecurityRig.Open, "REP_Other_Account", StringComparison.Ordinal));
        yield return Attack.Text(Class, "no account", Invalid, Digest, good => good.Replace(SecurityRig.Open, " ", StringComparison.Ordinal));
        yield return Attack.Other(Class, "wrong digest", Failed, Digest, rig => Unsigned(rig, MessageDraft.DigestToken(SecurityRig.Open, rig.Clock.Now, password: "evil")));
        yield return Attack.Other(Class, "wrong text", Failed, Digest, rig => Unsigned(rig, MessageDraft.UserToken(SecurityRig.Open, "<wsse:Password>evil</wsse:Password>")));
        yield return Attack.Other(Class, "empty password", Failed, Digest, rig => Unsigned(rig, MessageDraft.UserToken(SecurityRig.Open, "<wsse:Password/>")));
        yield return Attack.Other(Class, "old digest", Expired, Digest, rig => Unsigned(rig, MessageDraft.DigestToken(SecurityRig.Open, rig.Clock.Now.AddHours(-1))));
        yield return Attack.Text(Class, "digest taken for text", Failed, Digest, good => good.Replace("#PasswordDigest", "#PasswordText", StringComparison.Ordinal));
        yield return Attack.Text(Class, "password of an unknown kind", "UnsupportedSecurityToken", Digest, good => good.Replace("#PasswordDigest", "#PasswordEvil", StringComparison.Ordinal));
        yield return Attack.Text(Class, "nonce no base64", Invalid, Digest, good => good.Replace("<wsse:Nonce>", "<wsse:Nonce>!", StringComparison.Ordinal));
        yield return Attack.Text(Class, "element within a value", Invalid, Digest, good => good.Replace("<wsse:Nonce>", "<wsse:Nonce><a/>", StringComparison.Ordinal));
        yield return Attack.Text(Class, "header without a token", Invalid, Digest, good =>
            good.Remove(good.IndexOf("<wsse:UsernameToken", StringComparison.Ordinal), good.IndexOf("</wsse:UsernameToken>", StringComparison.Ordinal) + 21 - good.IndexOf("<wsse:UsernameToken", StringComparison.Ordinal)));
    }

    private static IEnumerable<Attack> Assertions()
    {
        const string Class = "SAML misuse";
        (string Name, string Code, Func<SamlDraft, SamlDraft> Change)[] drafts =
        [
            ("unsigned", Failed, d => d with { Signer = null }),
            ("signed by its subject", Failed, d => d with { Signer = d.Rig.Client }),
            ("of another issuer", Failed, d => d with { Issuer = "urn:evil" }),
            ("for another audience", Failed, d => d with { Audience = "urn:evil" }),
            ("bearer", Failed, d => d with { Method = "urn:oasis:names:tc:SAML:2.0:cm:bearer" }),
            ("bearer beside holder of key", Failed, d => d with { ExtraConfirmation = "<saml:SubjectConfirmation Method=\"urn:oasis:names:tc:SAML:2.0:cm:bearer\"/>" }),
            ("expired", Expired, d => d with { From = TimeSpan.FromHours(-2), Until = TimeSpan.FromHours(-1) }),
            ("not yet valid", Expired, d => d with { From = TimeSpan.FromHours(1), Until = TimeSpan.FromHours(2) }),
            ("unknown condition", Failed, d => d with { ExtraCondition = "<saml:OneTimeUse/>" }),
            ("of another company's account", Failed, d => d with { Subject = "REP_Other_Account" }),
        ];
        foreach ((string name, string code, Func<SamlDraft, SamlDraft> change) in drafts)
        {
            yield return Attack.Other(Class, name, code, Saml, rig => change(new SamlDraft(rig)).Message().Text());
        }

        yield return Attack.Other(Class, "stolen without its key", "FailedCheck", Saml, rig => new SamlDraft(rig).Message(by: rig.Other).Text());
        yield return Attack.Other(Class, "beside an unsigned message", Invalid, Saml, rig => (new SamlDraft(rig).Message() with { Signer = null }).Text());
        yield return Attack.Other(Class, "beside a token", Invalid, Saml, rig => (new SamlDraft(rig).Message() with { Token = new SamlDraft(rig).Assertion() + MessageDraft.UserToken(SecurityRig.Open) }).Text());
        yield return Attack.Text(Class, "subject exchanged", Failed, Saml, good => good.Replace($"<saml:NameID>{SecurityRig.Signing}", $"<saml:NameID>{SecurityRig.Open}", StringComparison.Ordinal));
        yield return new Attack(Class, "an evil one around the signed one", Failed, Saml, (_, good) => Encoding.UTF8.GetBytes(Around(good)));
        yield return Attack.Text(Class, "signature of the assertion gone", Failed, Saml, good =>
        {
            int from = good.IndexOf("<Signature", StringComparison.Ordinal);
            return good.Remove(from, good.IndexOf("</Signature>", from, StringComparison.Ordinal) + 12 - from);
        });
        yield return Attack.Text(Class, "SAML 1.1", "UnsupportedSecurityToken", Saml, good => good.Replace(SamlDraft.Namespace, "urn:oasis:names:tc:SAML:1.0:assertion", StringComparison.Ordinal));
    }

    private static string Around(string good)
    {
        int from = good.IndexOf("<saml:Assertion", StringComparison.Ordinal);
        int to = good.IndexOf("</saml:Assertion>", StringComparison.Ordinal) + 17;
        string signed = good[from..to];
        string evil = signed.Replace("ID=\"A1\"", "ID=\"evil\"", StringComparison.Ordinal).Replace($"<saml:NameID>{SecurityRig.Signing}", $"<saml:NameID>{SecurityRig.Open}", StringComparison.Ordinal);
        return good.Replace(signed, evil.Replace("</saml:Assertion>", $"<saml:Advice>{signed}</saml:Advice></saml:Assertion>", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static string Digest(SecurityRig rig) => Unsigned(rig, MessageDraft.DigestToken(SecurityRig.Open, rig.Clock.Now));

    private static string Saml(SecurityRig rig) => new SamlDraft(rig).Message().Text();

    private static string Unsigned(SecurityRig rig, string token) => (new MessageDraft(rig) with { Token = token, Signer = null }).Text();
}
