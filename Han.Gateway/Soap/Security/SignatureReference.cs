using System.Security.Cryptography;

namespace Han.Gateway.Soap.Security;

/// <summary>One ds:Reference: what is signed, and how it is turned into bytes.</summary>
/// <param name="Id">The id that its URI "#id" names.</param>
/// <param name="Enveloped">The transform enveloped-signature comes first: a no-op on what holds no signature, and refused on what does.</param>
/// <param name="Prefixes">The PrefixList of its canonicalisation; empty is the default namespace.</param>
internal sealed record SignatureReference(string Id, bool Enveloped, IReadOnlyList<string> Prefixes, HashAlgorithmName Hash, byte[] Digest);
