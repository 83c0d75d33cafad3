using Sep.Codec.Security.Ecc;

namespace Sep.Codec.Security.Cbke;

/// <summary>
/// Key agreement by ECMQV (SEC 1, 6.2; 075356r15 annex C): two parties, each with a static and an ephemeral key, compute the same secret Z, and
/// nobody else can.
/// </summary>
public static class Ecmqv
{
    /// <summary>Octets of the secret.</summary>
    public const int SecretSize = Field163.Size;

    private const int AssociateBits = (Scalar163.Bits + 1) / 2;

    /// <summary>Computes Z. Takes the same time for all own keys.</summary>
    /// <param name="staticKey">The key of the own certificate.</param>
    /// <param name="ephemeralKey">The key drawn for this exchange.</param>
    /// <param name="partnerStatic">The public key of the partner's certificate.</param>
    /// <param name="partnerEphemeral">What the partner sent for this exchange.</param>
    /// <param name="secret">At least 21 octets, of which the first 21 are written; big-endian, to be cleared by the caller.</param>
    /// <returns>False when the partner's keys cancel each other, which no honest partner's do; nothing was written.</returns>
    /// <exception cref="ArgumentException">A missing key, or the secret does not fit.</exception>
    public static bool TryAgree(
        in EccPrivateKey staticKey, in EccPrivateKey ephemeralKey, in EccPublicKey partnerStatic, in EccPublicKey partnerEphemeral,
        Span<byte> secret) =>
        TryAgree(staticKey, ephemeralKey, ephemeralKey.ToPublicKey(), partnerStatic, partnerEphemeral, secret);

    /// <summary>The same where the own ephemeral public key is known already.</summary>
    internal static bool TryAgree(
        in EccPrivateKey staticKey, in EccPrivateKey ephemeralKey, in EccPublicKey ephemeralPublic, in EccPublicKey partnerStatic,
        in EccPublicKey partnerEphemeral, Span<byte> secret)
    {
        if (secret.Length < SecretSize)
        {
            throw new ArgumentException($"The secret has {SecretSize} octets; there is room for {secret.Length}.", nameof(secret));
        }

        Scalar163 implicitKey = ephemeralKey.Number + (Associate(ephemeralPublic) * staticKey.Number);
        AffinePoint partner = ProjectivePoint<NativeArithmetic>.Sum(
            MontgomeryLadder<NativeArithmetic>.MultiplyPublic(Associate(partnerEphemeral), partnerStatic.Point), partnerEphemeral.Point);
        if (partner.IsInfinity || implicitKey.IsZero)
        {
            return false;
        }

        // Times the cofactor 2. All points were checked to lie in the subgroup, so it may as well go into the number.
        MontgomeryLadder<NativeArithmetic>.Multiply(implicitKey + implicitKey, partner).X.CopyTo(secret);
        return true;
    }

    /// <summary>The associate value of a point: the lower 82 bits of x, and 2^82.</summary>
    private static Scalar163 Associate(in EccPublicKey key)
    {
        Field163 x = key.Point.X;
        const ulong top = 1UL << (AssociateBits - 64);
        return new(x.Word0, (x.Word1 & (top - 1)) | top, 0);
    }
}
