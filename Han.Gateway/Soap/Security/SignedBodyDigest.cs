using System.Security.Cryptography;
using System.Xml;

namespace Han.Gateway.Soap.Security;

/// <summary>
/// What a verified signature says the Body's digest is. While the Body is read, the reader writes its canonical form into a hash: the request can only be
/// what was hashed, and it costs one pass.
/// </summary>
internal sealed record SignedBodyDigest(HashAlgorithmName Hash, IReadOnlyList<string> Prefixes, byte[] Digest)
{
    /// <summary>Begins at the Body's start tag, on which <paramref name="xml"/> stands.</summary>
    public DigestStream Begin(XmlDictionaryReader xml)
    {
        var stream = new DigestStream(Hash);
        xml.StartCanonicalization(stream, includeComments: false, Prefixes.Count == 0 ? null : [.. Prefixes]);
        return stream;
    }

    /// <summary>Ends behind the Body's end tag.</summary>
    /// <exception cref="SoapFaultException">The Body is not the one that was signed.</exception>
    public void End(XmlDictionaryReader xml, DigestStream stream)
    {
        xml.EndCanonicalization();
        if (!CryptographicOperations.FixedTimeEquals(stream.Finish(), Digest))
        {
            throw new SoapFaultException(SoapFault.FailedCheck("the Body is not what was signed"));
        }
    }
}
