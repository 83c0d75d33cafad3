namespace Sep.Codec.Clusters.Drlc;

/// <summary>How a status report is signed. SE 1.1 and later no longer ask for a signature and keep its 42 octets as 0xFF.</summary>
public enum SignatureType : byte
{
    None = 0x00,

    /// <summary>ECDSA on sect163k1.</summary>
    Ecdsa = 0x01,
}
