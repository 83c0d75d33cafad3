namespace Sep.Codec.Security.Ecc;

/// <summary>
/// ECDSA over sect163k1 with AES-MMO as the hash (ANSI X9.62; 075356r15 annex D, Report Event Status). A signature is r, then s, 21 octets each,
/// big-endian.
/// </summary>
public static class Ecdsa
{
    /// <summary>Octets of a signature.</summary>
    public const int SignatureSize = 2 * Scalar163.Size;

    /// <summary>Signs a message. Takes the same time for every key and secret number.</summary>
    /// <param name="key">The signer's key.</param>
    /// <param name="message">What is signed; its hash is taken here.</param>
    /// <param name="random">21 to 48 octets of the operating system's generator, for this signature alone: a second use gives the key away.</param>
    /// <param name="signature">At least 42 octets, of which the first 42 are written.</param>
    /// <exception cref="ArgumentException">No key, a signature that does not fit, or octets that are not random.</exception>
    public static void Sign(in EccPrivateKey key, ReadOnlySpan<byte> message, ReadOnlySpan<byte> random, Span<byte> signature)
    {
        if (signature.Length < SignatureSize)
        {
            throw new ArgumentException($"A signature has {SignatureSize} octets; there is room for {signature.Length}.", nameof(signature));
        }

        Scalar163 hash = Hash(message);
        EccPrivateKey secret = EccPrivateKey.Draw(random);
        Scalar163 r = XModuloOrder(MontgomeryLadder<NativeArithmetic>.Multiply(secret.Number, Sect163k1<NativeArithmetic>.Generator));
        Scalar163 s = secret.Number.Invert() * (hash + (r * key.Number));
        secret.Clear();
        if (r.IsZero || s.IsZero)
        {
            throw new ArgumentException("These octets are not random.", nameof(random));
        }

        r.CopyTo(signature);
        s.CopyTo(signature[Scalar163.Size..]);
    }

    /// <summary>Whether a signature is that of the message by the owner of the key.</summary>
    /// <returns>False also for another length than 42 octets and for r or s out of range.</returns>
    /// <exception cref="ArgumentException">No key.</exception>
    public static bool Verify(in EccPublicKey key, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        AffinePoint point = key.Point;
        if (signature.Length != SignatureSize
            || !Scalar163.TryRead(signature[..Scalar163.Size], out Scalar163 r) || r.IsZero
            || !Scalar163.TryRead(signature[Scalar163.Size..], out Scalar163 s) || s.IsZero)
        {
            return false;
        }

        Scalar163 inverse = s.Invert();
        AffinePoint sum = ProjectivePoint<NativeArithmetic>.Sum(
            MontgomeryLadder<NativeArithmetic>.MultiplyPublic(Hash(message) * inverse, Sect163k1<NativeArithmetic>.Generator),
            MontgomeryLadder<NativeArithmetic>.MultiplyPublic(r * inverse, point));
        return !sum.IsInfinity && XModuloOrder(sum).Equals(r);
    }

    private static Scalar163 Hash(ReadOnlySpan<byte> message)
    {
        Span<byte> hash = stackalloc byte[AesMmo.HashSize];
        AesMmo.Hash(message, hash);
        return Scalar163.Reduce(hash);
    }

    private static Scalar163 XModuloOrder(in AffinePoint point)
    {
        Span<byte> octets = stackalloc byte[Field163.Size];
        point.X.CopyTo(octets);
        return Scalar163.Reduce(octets);
    }
}
