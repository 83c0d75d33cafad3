using Sep.Codec.Clusters.Drlc;

namespace Sep.Codec.Security.Ecc;

/// <summary>
/// The signature at the end of a Report Event Status (075356r15 annex D): ECDSA with the key of the device's certificate over the first ten fields,
/// 18 octets as they go over the air, the signature type 01 among them.
/// </summary>
public static class EventStatusSigning
{
    /// <summary>Octets of a report that are signed: all before the signature.</summary>
    public const int SignedSize = ReportEventStatus.Size - EventSignature.Size;

    /// <summary>Signs the 18 octets.</summary>
    /// <param name="key">The key of the device's certificate.</param>
    /// <param name="fields">The 18 octets.</param>
    /// <param name="random">21 to 48 octets of the operating system's generator, for this signature alone.</param>
    /// <exception cref="ArgumentException">No key, not 18 octets, or octets that are not random.</exception>
    public static EventSignature Sign(in EccPrivateKey key, ReadOnlySpan<byte> fields, ReadOnlySpan<byte> random)
    {
        if (fields.Length != SignedSize)
        {
            throw new ArgumentException($"{SignedSize} octets are signed, not {fields.Length}.", nameof(fields));
        }

        EventSignature signature = default;
        Ecdsa.Sign(key, fields, random, signature);
        return signature;
    }

    /// <summary>Whether a signature is that of the 18 octets by the owner of the key.</summary>
    /// <exception cref="ArgumentException">No key, or not 18 octets.</exception>
    public static bool Verify(in EccPublicKey key, ReadOnlySpan<byte> fields, in EventSignature signature) => fields.Length == SignedSize
        ? Ecdsa.Verify(key, fields, signature)
        : throw new ArgumentException($"{SignedSize} octets are signed, not {fields.Length}.", nameof(fields));
}
