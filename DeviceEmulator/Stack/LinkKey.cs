using System.Buffers.Binary;
using System.Security.Cryptography;

namespace DeviceEmulator.Stack;

/// <summary>
/// A 128-bit link key. It never prints itself, and comparing takes the same time whatever differs. The default value (all zeros) stands for "none".
/// </summary>
public readonly struct LinkKey : IEquatable<LinkKey>
{
    public const int Size = 16;

    private readonly UInt128 _value;

    /// <summary>The key of these octets in the order of the air; <see cref="ArgumentException"/> unless there are 16, not all zero.</summary>
    public LinkKey(ReadOnlySpan<byte> octets)
    {
        if (octets.Length != Size || octets.IndexOfAnyExcept((byte)0) < 0)
        {
            throw new ArgumentException($"A link key has {Size} octets, not all zero.", nameof(octets));
        }

        _value = BinaryPrimitives.ReadUInt128BigEndian(octets);
    }

    public bool IsNone => _value == UInt128.Zero;

    /// <summary>Writes the 16 octets, for the driver that hands them to its coordinator.</summary>
    public void CopyTo(Span<byte> octets) => BinaryPrimitives.WriteUInt128BigEndian(octets, _value);

    public bool Equals(LinkKey other)
    {
        Span<byte> mine = stackalloc byte[Size];
        Span<byte> others = stackalloc byte[Size];
        CopyTo(mine);
        other.CopyTo(others);
        return CryptographicOperations.FixedTimeEquals(mine, others);
    }

    public override bool Equals(object? obj) => obj is LinkKey other && Equals(other);

    public override int GetHashCode() => _value.GetHashCode();

    public override string ToString() => IsNone ? "(no link key)" : "(link key)";

    public static bool operator ==(LinkKey left, LinkKey right) => left.Equals(right);
    public static bool operator !=(LinkKey left, LinkKey right) => !left.Equals(right);
}
