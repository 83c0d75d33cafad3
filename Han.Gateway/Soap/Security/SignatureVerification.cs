using System.Security.Cryptography;

namespace Han.Gateway.Soap.Security;

/// <summary>
/// Checks the signature of a message up to the Body: SignedInfo against the key, each reference into the Header against its digest, and that what was
/// signed is this Body, this Timestamp and other parts of this Header, and not copies of them somewhere else.
/// </summary>
internal static class SignatureVerification
{
    private const int LeastKeyBits = 2048;

    /// <summary>A key comes with the message: checking with a huge one would cost seconds.</summary>
    private const int MostKeyBits = 8192;

    /// <summary>Returns the digest that the Body must have.</summary>
    /// <exception cref="SoapFaultException">The signature does not hold, or does not cover Body and Timestamp.</exception>
    public static SignedBodyDigest Verify(XmlSignature signature, SecurityHeader header, RSA key)
    {
        if (key.KeySize is < LeastKeyBits or > MostKeyBits)
        {
            throw new SoapFaultException(SoapFault.InvalidSecurityToken($"the key of the signature has {LeastKeyBits} to {MostKeyBits} bits"));
        }

        if (!signature.VerifySignedInfo(key))
        {
            throw new SoapFaultException(SoapFault.FailedCheck("the signature is not valid"));
        }

        SignedBodyDigest? body = null;
        bool timestamp = false;
        foreach (SignatureReference reference in signature.References)
        {
            if (header.BodyIds.Contains(reference.Id))
            {
                // An enveloped signature is a no-op here: the operation's reader takes no Signature element anywhere in the Body.
                body = body is null ? new SignedBodyDigest(reference.Hash, reference.Prefixes, reference.Digest) : throw NotCovered();
            }
            else
            {
                timestamp |= VerifyHeaderPart(reference, header) == header.Timestamp?.Element;
            }
        }

        return body is not null && timestamp ? body : throw NotCovered();
    }

    /// <summary>Whether an element's canonical form has the digest that a reference gives.</summary>
    public static bool Matches(SignatureReference reference, HeaderElement element, HeaderElement? left = null) => CryptographicOperations.FixedTimeEquals(
        ExclusiveCanonicalization.Hash(element, reference.Prefixes, reference.Hash, left), reference.Digest);

    private static HeaderElement VerifyHeaderPart(SignatureReference reference, SecurityHeader header)
    {
        // Only whole entries of the Header and of our Security have a meaning of their own; a signed element anywhere else is a copy put aside.
        if (!header.Elements.TryGetValue(reference.Id, out HeaderElement? element) || !IsPart(element, header)
            || (reference.Enveloped && element.SelfAndDescendants().Any(e => e.Namespace == SecurityNames.Signature)))
        {
            throw new SoapFaultException(SoapFault.FailedCheck("a reference of the signature names no part of this message that may be signed"));
        }

        return Matches(reference, element)
            ? element
            : throw new SoapFaultException(SoapFault.FailedCheck($"the {element.LocalName} is not what was signed"));
    }

    private static bool IsPart(HeaderElement element, SecurityHeader header) =>
        (element.IsChildOf(header.Element) || header.Element.IsSiblingOf(element)) && !element.Is("Signature", SecurityNames.Signature);

    private static SoapFaultException NotCovered() => new(SoapFault.InvalidSecurity("a signature covers the Body and a Timestamp, each once and by its id"));
}
