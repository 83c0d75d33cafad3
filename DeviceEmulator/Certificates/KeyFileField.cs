namespace DeviceEmulator.Certificates;

/// <summary>What a file of keys may hold. All numbers are big-endian, addresses too.</summary>
internal enum KeyFileField
{
    /// <summary>The public key of the authority, 22 octets.</summary>
    AuthorityPublicKey,

    /// <summary>The private key of the authority, 21 octets.</summary>
    AuthorityPrivateKey,

    /// <summary>What stands in the authority's certificates as their issuer, 8 octets.</summary>
    Issuer,

    /// <summary>The device's implicit certificate, 48 octets.</summary>
    Certificate,

    /// <summary>The device's private key, 21 octets.</summary>
    PrivateKey,

    /// <summary>The device's public key, 22 octets; follows from the rest and is only compared.</summary>
    PublicKey,
}
