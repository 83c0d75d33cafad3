using System.Security.Cryptography;

namespace Han.Gateway.Soap.Security;

/// <summary>A ds:Signature as the allow lists take it. Nothing is verified yet; <see cref="VerifySignedInfo"/> is the first step.</summary>
internal sealed class XmlSignature
{
    public const int MaxReferences = 16;

    /// <summary>Prefixes that a canonicalisation may be told to keep: each is looked up for every element, before anything is known to be signed.</summary>
    public const int MaxPrefixes = 16;

    private const int MaxBase64 = 2048;
    private const int MaxUri = 256;

    private XmlSignature(
        HeaderElement element, HeaderElement signedInfo, HashAlgorithmName hash, IReadOnlyList<string> prefixes, IReadOnlyList<SignatureReference> references,
        byte[] value, HeaderElement? keyInfo)
    {
        Element = element;
        SignedInfo = signedInfo;
        Hash = hash;
        Prefixes = prefixes;
        References = references;
        Value = value;
        KeyInfo = keyInfo;
    }

    public HeaderElement Element { get; }

    public HeaderElement SignedInfo { get; }

    public HashAlgorithmName Hash { get; }

    public IReadOnlyList<string> Prefixes { get; }

    public IReadOnlyList<SignatureReference> References { get; }

    public byte[] Value { get; }

    /// <summary>Null when absent: an assertion's signature is checked with its issuer's key, whatever it says.</summary>
    public HeaderElement? KeyInfo { get; }

    public bool UsesSha1 => Hash == HashAlgorithmName.SHA1 || References.Any(r => r.Hash == HashAlgorithmName.SHA1);

    /// <summary>Reads the element and refuses what is not on the allow lists.</summary>
    /// <exception cref="SoapFaultException">The signature is not of the form that is taken, or uses an algorithm that is not.</exception>
    public static XmlSignature Read(HeaderElement element, bool allowSha1)
    {
        HeaderElement[] parts = [.. element.Children];
        if (parts.Length is not (2 or 3) || !Is(parts[0], "SignedInfo") || !Is(parts[1], "SignatureValue") || (parts.Length == 3 && !Is(parts[2], "KeyInfo")))
        {
            throw Invalid("a Signature holds SignedInfo, SignatureValue and KeyInfo, and nothing else");
        }

        HeaderElement[] info = [.. parts[0].Children];
        if (info.Length is < 3 or > 2 + MaxReferences || !Is(info[0], "CanonicalizationMethod") || !Is(info[1], "SignatureMethod"))
        {
            throw Invalid($"a SignedInfo holds CanonicalizationMethod, SignatureMethod and 1 to {MaxReferences} References");
        }

        if (info[1].Children.Any())
        {
            throw SignatureAlgorithms.Unsupported("a SignatureMethod with parameters is not supported");
        }

        SignatureReference[] references = [.. info.Skip(2).Select(r => ReadReference(r, allowSha1))];
        return references.DistinctBy(r => r.Id).Count() == references.Length
            ? new XmlSignature(
                element, parts[0], SignatureAlgorithms.OfSignature(info[1].Attribute("Algorithm"), allowSha1), ReadCanonicalization(info[0]), references,
                ReadBase64(parts[1]), parts.ElementAtOrDefault(2))
            : throw Invalid("two References name the same element");
    }

    /// <summary>Whether the holder of <paramref name="key"/> signed SignedInfo as it stands here.</summary>
    public bool VerifySignedInfo(RSA key) =>
        key.VerifyHash(ExclusiveCanonicalization.Hash(SignedInfo, Prefixes, Hash), Value, Hash, RSASignaturePadding.Pkcs1);

    internal static byte[] ReadBase64(HeaderElement element)
    {
        try
        {
            return Convert.FromBase64String(element.Text(MaxBase64));
        }
        catch (FormatException)
        {
            throw Invalid($"{element.LocalName} is not base64");
        }
    }

    private static SignatureReference ReadReference(HeaderElement element, bool allowSha1)
    {
        HeaderElement[] parts = [.. element.Children];
        if (!Is(element, "Reference") || parts.Length != 3 || !Is(parts[0], "Transforms") || !Is(parts[1], "DigestMethod") || !Is(parts[2], "DigestValue"))
        {
            throw Invalid("a Reference holds Transforms, DigestMethod and DigestValue");
        }

        if (parts[1].Children.Any())
        {
            throw SignatureAlgorithms.Unsupported("a DigestMethod with parameters is not supported");
        }

        // An empty URI is the whole document, any other is fetched from somewhere: neither is an element of this message.
        string uri = element.Attribute("URI") ?? "";
        if (uri.Length is < 2 or > MaxUri || uri[0] != '#' || uri.Contains('(', StringComparison.Ordinal))
        {
            throw Invalid("a Reference names an element of this message by its id");
        }

        HeaderElement[] transforms = [.. parts[0].Children];
        bool enveloped = transforms.Length == 2 && IsTransform(transforms[0], SecurityNames.EnvelopedSignature) && !transforms[0].Children.Any();
        if (transforms.Length != (enveloped ? 2 : 1) || !Is(transforms[^1], "Transform"))
        {
            throw SignatureAlgorithms.Unsupported("exclusive canonicalisation is the one transform that is supported");
        }

        return new SignatureReference(
            uri[1..], enveloped, ReadCanonicalization(transforms[^1]), SignatureAlgorithms.OfDigest(parts[1].Attribute("Algorithm"), allowSha1), ReadBase64(parts[2]));
    }

    private static string[] ReadCanonicalization(HeaderElement element)
    {
        if (element.Attribute("Algorithm") != SecurityNames.ExclusiveC14n)
        {
            throw SignatureAlgorithms.Unsupported("the canonicalisation is not supported; use exclusive canonicalisation without comments");
        }

        HeaderElement[] parameters = [.. element.Children];
        if (parameters.Length > 1 || (parameters.Length == 1 && !parameters[0].Is("InclusiveNamespaces", SecurityNames.ExclusiveC14n)))
        {
            throw SignatureAlgorithms.Unsupported("the parameters of the canonicalisation are not supported");
        }

        string list = parameters.Length == 0 ? "" : parameters[0].Attribute("PrefixList") ?? "";
        string[] prefixes = [.. list.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(p => p == "#default" ? "" : p).Distinct()];
        return prefixes.Length <= MaxPrefixes
            ? prefixes
            : throw SignatureAlgorithms.Unsupported($"a PrefixList of more than {MaxPrefixes} prefixes is not supported");
    }

    private static bool IsTransform(HeaderElement element, string algorithm) => Is(element, "Transform") && element.Attribute("Algorithm") == algorithm;

    private static bool Is(HeaderElement element, string name) => element.Is(name, SecurityNames.Signature);

    private static SoapFaultException Invalid(string reason) => new(SoapFault.InvalidSecurity(reason));
}
