using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;

namespace Sep.Codec.Security;

/// <summary>
/// A 128-bit symmetric key: network key, link key, or one derived from them; octets in the order in which they go over the air. Comparing takes the
/// same time whatever differs, and printing shows a fingerprint of 16 bits only. The default value (all zeros) stands for "none".
/// </summary>
[InlineArray(Size)]
public struct AesKey : IEquatable<AesKey>
{
    /// <summary>Octets of a key.</summary>
    public const int Size = 16;

    private byte _first;

    /// <summary>The key of these octets.</summary>
    /// <exception cref="ArgumentException">Not 16 octets.</exception>
    public AesKey(ReadOnlySpan<byte> octets)
    {
        if (octets.Length != Size)
        {
            throw new ArgumentException($"A key has {Size} octets, not {octets.Length}.", nameof(octets));
        }

        octets.CopyTo(this);
    }

    /// <summary>True for the default value, which is no key.</summary>
    public readonly bool IsNone => Vector == Vector128<byte>.Zero;

    internal readonly Vector128<byte> Vector => Vector128.Create<byte>(this);

    /// <summary>Overwrites this copy with zeros. Copies made of it stay what they are.</summary>
    public void Clear() => CryptographicOperations.ZeroMemory(this);

    public readonly bool Equals(AesKey other) => CryptographicOperations.FixedTimeEquals(this, other);

    public override readonly bool Equals(object? obj) => obj is AesKey other && Equals(other);

    public override readonly int GetHashCode()
    {
        HashCode hash = default;
        hash.AddBytes(this);
        return hash.ToHashCode();
    }

    /// <summary>Four hex digits of the key's hash: enough to tell two keys apart in a log, too little to search for one.</summary>
    public override readonly string ToString()
    {
        Span<byte> hash = stackalloc byte[AesMmo.HashSize];
        AesMmo.Hash(this, hash);
        return IsNone ? "(no key)" : string.Create(CultureInfo.InvariantCulture, $"(key {hash[0]:X2}{hash[1]:X2})");
    }

    public static bool operator ==(AesKey left, AesKey right) => left.Equals(right);
    public static bool operator !=(AesKey left, AesKey right) => !left.Equals(right);
}
