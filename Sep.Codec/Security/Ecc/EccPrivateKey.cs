using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Sep.Codec.Security.Ecc;

/// <summary>
/// A private key of sect163k1, 1 to n - 1: static or ephemeral, or the secret number of a signature. Prints nothing of itself. A copy is a secret
/// of its own: <see cref="Clear"/> each. The default value stands for "none", and using it throws.
/// </summary>
public struct EccPrivateKey : IEquatable<EccPrivateKey>
{
    /// <summary>Octets of a key, big-endian, and of the randomness to draw one from.</summary>
    public const int Size = Scalar163.Size;

    private Scalar163 _number;

    internal EccPrivateKey(in Scalar163 number) => _number = number;

    /// <summary>True for the default value, which is no key.</summary>
    public readonly bool IsNone => _number.IsZero;

    /// <summary>The secret.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    internal readonly Scalar163 Number => IsNone ? throw new ArgumentException("This is no private key.") : _number;

    /// <summary>Reads 21 octets, big-endian.</summary>
    /// <returns>False for another length, zero, and numbers of n and more.</returns>
    public static bool TryRead(ReadOnlySpan<byte> octets, out EccPrivateKey key)
    {
        key = default;
        if (octets.Length == Size && Scalar163.TryRead(octets, out Scalar163 number))
        {
            key = new(number);
        }

        return !key.IsNone;
    }

    /// <summary>
    /// The key that random octets make, modulo n. 21 octets are enough: as n is 2^162 and a very little, the draw differs from an even one by less than
    /// 2^-80. Octets that are less than n stay as they are.
    /// </summary>
    /// <param name="random">21 to 48 octets of the operating system's generator.</param>
    /// <exception cref="ArgumentException">Fewer or more octets, or zero modulo n, which random octets are not.</exception>
    public static EccPrivateKey Draw(ReadOnlySpan<byte> random)
    {
        if (random.Length < Size)
        {
            throw new ArgumentException($"A key needs {Size} random octets, not {random.Length}.", nameof(random));
        }

        EccPrivateKey key = new(Scalar163.Reduce(random));
        return key.IsNone ? throw new ArgumentException("These octets are not random.", nameof(random)) : key;
    }

    /// <summary>The public key: this number times the generator. Takes the same time for every key.</summary>
    /// <exception cref="ArgumentException">This is no key.</exception>
    public readonly EccPublicKey ToPublicKey() =>
        new(MontgomeryLadder<NativeArithmetic>.Multiply(Number, Sect163k1<NativeArithmetic>.Generator));

    /// <summary>Writes the 21 octets.</summary>
    /// <exception cref="ArgumentException">They do not fit, or this is no key.</exception>
    public readonly void CopyTo(Span<byte> destination)
    {
        if (destination.Length < Size)
        {
            throw new ArgumentException($"A private key has {Size} octets; there is room for {destination.Length}.", nameof(destination));
        }

        Number.CopyTo(destination);
    }

    /// <summary>Overwrites this copy with zeros. Copies made of it stay what they are.</summary>
    public void Clear() => CryptographicOperations.ZeroMemory(MemoryMarshal.AsBytes(new Span<Scalar163>(ref _number)));

    public readonly bool Equals(EccPrivateKey other) => _number.Equals(other._number);

    public override readonly bool Equals(object? obj) => obj is EccPrivateKey other && Equals(other);

    public override readonly int GetHashCode() => _number.GetHashCode();

    public override readonly string ToString() => IsNone ? "(no private key)" : "(private key)";

    public static bool operator ==(EccPrivateKey left, EccPrivateKey right) => left.Equals(right);
    public static bool operator !=(EccPrivateKey left, EccPrivateKey right) => !left.Equals(right);
}
