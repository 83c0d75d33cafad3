using System.Security.Cryptography;

namespace Han.Gateway.Soap.Security;

/// <summary>The algorithms that are taken, and no others: RSA with PKCS #1 v1.5 and SHA-2; SHA-1 where an account's policy says so.</summary>
internal static class SignatureAlgorithms
{
    /// <exception cref="SoapFaultException">Another algorithm, or SHA-1 without leave.</exception>
    public static HashAlgorithmName OfSignature(string? uri, bool allowSha1) => uri switch
    {
        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256" => HashAlgorithmName.SHA256,
        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384" => HashAlgorithmName.SHA384,
        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512" => HashAlgorithmName.SHA512,
        SecurityNames.Signature + "rsa-sha1" when allowSha1 => HashAlgorithmName.SHA1,
        SecurityNames.Signature + "rsa-sha1" => throw Unsupported("rsa-sha1 is not allowed for this account; sign with rsa-sha256"),
        _ => throw Unsupported("the signature method is not supported; sign with rsa-sha256"),
    };

    /// <inheritdoc cref="OfSignature"/>
    public static HashAlgorithmName OfDigest(string? uri, bool allowSha1) => uri switch
    {
        "http://www.w3.org/2001/04/xmlenc#sha256" => HashAlgorithmName.SHA256,
        "http://www.w3.org/2001/04/xmldsig-more#sha384" => HashAlgorithmName.SHA384,
        "http://www.w3.org/2001/04/xmlenc#sha512" => HashAlgorithmName.SHA512,
        SecurityNames.Signature + "sha1" when allowSha1 => HashAlgorithmName.SHA1,
        SecurityNames.Signature + "sha1" => throw Unsupported("sha1 digests are not allowed for this account; use sha256"),
        _ => throw Unsupported("the digest method is not supported; use sha256"),
    };

    public static SoapFaultException Unsupported(string reason) => new(SoapFault.UnsupportedAlgorithm(reason));
}
