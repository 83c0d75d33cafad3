namespace Sep.Codec.Clusters.KeyEstablishment;

/// <summary>Ways to establish a key. In a request exactly one; in a Terminate all that the sender has. Bits 2-15 are reserved.</summary>
[Flags]
public enum KeyEstablishmentSuites : ushort
{
    None = 0,

    /// <summary>Suite 1: certificate-based, ECMQV on sect163k1.</summary>
    CbkeEcmqv = 1 << 0,

    /// <summary>Suite 2: the same on sect283k1. Since SE 1.2; not spoken here.</summary>
    CbkeEcmqvSect283k1 = 1 << 1,
}
