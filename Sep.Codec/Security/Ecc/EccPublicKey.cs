namespace Sep.Codec.Security.Ecc;

/// <summary>
/// A public key of sect163k1: a point of the curve, in the subgroup, other than infinity; reading one checks all that. The default value stands for
/// "none", and using it throws.
/// </summary>
public readonly struct EccPublicKey : IEquatable<EccPublicKey>
{
    /// <summary>Octets of a compressed point: 02 or 03, then x, big-endian.</summary>
    public const int Size = Sect163k1<NativeArithmetic>.PointSize;

    private readonly AffinePoint _point;

    internal EccPublicKey(in AffinePoint point) => _point = point;

    /// <summary>True for the default value, which is no key.</summary>
    public bool IsNone => _point.IsInfinity;

    /// <summary>The point.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    internal AffinePoint Point => IsNone ? throw new ArgumentException("This is no public key.") : _point;

    /// <summary>Reads a compressed point.</summary>
    /// <returns>False for another length or prefix, x out of range, no point of the curve, and points outside the subgroup.</returns>
    public static bool TryRead(ReadOnlySpan<byte> octets, out EccPublicKey key)
    {
        bool isGood = Sect163k1<NativeArithmetic>.TryDecompress(octets, out AffinePoint point);
        key = new(point);
        return isGood;
    }

    /// <summary>Writes the 22 octets.</summary>
    /// <exception cref="ArgumentException">They do not fit, or this is no key.</exception>
    public void CopyTo(Span<byte> destination)
    {
        if (destination.Length < Size)
        {
            throw new ArgumentException($"A public key has {Size} octets; there is room for {destination.Length}.", nameof(destination));
        }

        Sect163k1<NativeArithmetic>.Compress(Point, destination);
    }

    public bool Equals(EccPublicKey other) => _point.Equals(other._point);

    public override bool Equals(object? obj) => obj is EccPublicKey other && Equals(other);

    public override int GetHashCode() => _point.GetHashCode();

    /// <summary>The 22 octets in hex.</summary>
    public override string ToString()
    {
        if (IsNone)
        {
            return "(no public key)";
        }

        Span<byte> octets = stackalloc byte[Size];
        CopyTo(octets);
        return Convert.ToHexString(octets);
    }

    public static bool operator ==(EccPublicKey left, EccPublicKey right) => left.Equals(right);
    public static bool operator !=(EccPublicKey left, EccPublicKey right) => !left.Equals(right);
}
