using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Sep.Codec.Security.Ecc;
using Sep.Codec.Types;

namespace Sep.Codec.Security.Cbke;

/// <summary>
/// A device's implicit certificate of suite 1 (075356r15 annex C, ECQV of SEC 4): 48 octets without a signature, from which everyone who knows the
/// authority's public key computes the subject's. Public reconstruction data (22), subject (8), issuer (8), profile attribute data (10); all
/// big-endian, addresses too, unlike the air. The default value is 48 zeros, a certificate of nobody.
/// </summary>
[InlineArray(Size)]
public struct ImplicitCertificate : IEquatable<ImplicitCertificate>
{
    /// <summary>Octets of a certificate.</summary>
    public const int Size = 48;

    /// <summary>Octets of the profile attribute data: profile id (0109), manufacturer code, and six of the manufacturer's.</summary>
    public const int ProfileAttributeSize = 10;

    private const int SubjectOffset = EccPublicKey.Size;
    private const int IssuerOffset = SubjectOffset + sizeof(ulong);
    private const int ProfileAttributeOffset = IssuerOffset + sizeof(ulong);

    private byte _first;

    /// <summary>The certificate of these octets as they are; nothing is checked.</summary>
    /// <exception cref="ArgumentException">Not 48 octets.</exception>
    public ImplicitCertificate(ReadOnlySpan<byte> octets)
    {
        if (octets.Length != Size)
        {
            throw new ArgumentException($"A certificate has {Size} octets, not {octets.Length}.", nameof(octets));
        }

        octets.CopyTo(this);
    }

    /// <summary>The certificate of these fields.</summary>
    /// <exception cref="ArgumentException">No reconstruction point, or not 10 octets of profile attribute data.</exception>
    public ImplicitCertificate(in EccPublicKey reconstruction, Eui64 subject, Eui64 issuer, ReadOnlySpan<byte> profileAttributes)
    {
        if (profileAttributes.Length != ProfileAttributeSize)
        {
            throw new ArgumentException($"{ProfileAttributeSize} octets are expected, not {profileAttributes.Length}.", nameof(profileAttributes));
        }

        Span<byte> octets = this;
        reconstruction.CopyTo(octets);
        BinaryPrimitives.WriteUInt64BigEndian(octets[SubjectOffset..], subject.Value);
        BinaryPrimitives.WriteUInt64BigEndian(octets[IssuerOffset..], issuer.Value);
        profileAttributes.CopyTo(octets[ProfileAttributeOffset..]);
    }

    /// <summary>The address of the device that the certificate is for.</summary>
    public readonly Eui64 Subject => new(BinaryPrimitives.ReadUInt64BigEndian(Octets[SubjectOffset..]));

    /// <summary>The authority's identifier.</summary>
    public readonly Eui64 Issuer => new(BinaryPrimitives.ReadUInt64BigEndian(Octets[IssuerOffset..]));

    /// <summary>The 22 octets of the compressed point, which may be none.</summary>
    [UnscopedRef]
    public readonly ReadOnlySpan<byte> ReconstructionData => Octets[..EccPublicKey.Size];

    /// <summary>The 10 octets of the profile attribute data.</summary>
    [UnscopedRef]
    public readonly ReadOnlySpan<byte> ProfileAttributes => Octets[ProfileAttributeOffset..];

    /// <summary>The 48 octets.</summary>
    [UnscopedRef]
    private readonly ReadOnlySpan<byte> Octets => this;

    /// <summary>Computes the subject's public key: hash(certificate) * reconstruction point + authority's key.</summary>
    /// <returns>False when the reconstruction data are not a good point, or the sum is infinity.</returns>
    /// <exception cref="ArgumentException">No key of the authority.</exception>
    public readonly bool TryGetPublicKey(in EccPublicKey authority, out EccPublicKey key)
    {
        AffinePoint authorityPoint = authority.Point;
        key = default;
        if (EccPublicKey.TryRead(ReconstructionData, out EccPublicKey reconstruction))
        {
            AffinePoint multiple = MontgomeryLadder<NativeArithmetic>.MultiplyPublic(Hash(), reconstruction.Point);
            key = new(ProjectivePoint<NativeArithmetic>.Sum(multiple, authorityPoint));
        }

        return !key.IsNone;
    }

    /// <summary>Whether <paramref name="key"/> is the private key to this certificate under an authority.</summary>
    /// <exception cref="ArgumentException">No key, or none of the authority.</exception>
    public readonly bool Matches(in EccPrivateKey key, in EccPublicKey authority) =>
        TryGetPublicKey(authority, out EccPublicKey own) && own == key.ToPublicKey();

    /// <summary>The hash of the 48 octets as a number, which is less than n.</summary>
    internal readonly Scalar163 Hash()
    {
        Span<byte> hash = stackalloc byte[AesMmo.HashSize];
        AesMmo.Hash(this, hash);
        return Scalar163.Reduce(hash);
    }

    public readonly bool Equals(ImplicitCertificate other) => Octets.SequenceEqual(other);

    public override readonly bool Equals(object? obj) => obj is ImplicitCertificate other && Equals(other);

    public override readonly int GetHashCode()
    {
        HashCode hash = default;
        hash.AddBytes(this);
        return hash.ToHashCode();
    }

    /// <summary>The 48 octets in hex.</summary>
    public override readonly string ToString() => Convert.ToHexString(this);

    public static bool operator ==(ImplicitCertificate left, ImplicitCertificate right) => left.Equals(right);
    public static bool operator !=(ImplicitCertificate left, ImplicitCertificate right) => !left.Equals(right);
}
