using System.Runtime.CompilerServices;

namespace Sep.Codec.Clusters.Drlc;

/// <summary>
/// The 42 octets at the end of a status report: an ECDSA signature (r, then s, 21 octets each, big-endian), or 42 x 0xFF for none. Equal by content.
/// The default value is 42 zeros, which is neither.
/// </summary>
[InlineArray(Size)]
public struct EventSignature : IEquatable<EventSignature>
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 42;

    private byte _first;

    /// <summary>The signature of <paramref name="octets"/>, which must be 42.</summary>
    /// <exception cref="ArgumentException">Not 42 octets.</exception>
    public EventSignature(ReadOnlySpan<byte> octets)
    {
        if (octets.Length != Size)
        {
            throw new ArgumentException($"A signature has {Size} octets, not {octets.Length}.", nameof(octets));
        }

        octets.CopyTo(this);
    }

    /// <summary>No signature: 42 x 0xFF.</summary>
    public static EventSignature None { get; } = MakeNone();

    public readonly bool Equals(EventSignature other)
    {
        ReadOnlySpan<byte> mine = this;
        return mine.SequenceEqual(other);
    }

    public override readonly bool Equals(object? obj) => obj is EventSignature other && Equals(other);

    public override readonly int GetHashCode()
    {
        HashCode hash = default;
        hash.AddBytes(this);
        return hash.ToHashCode();
    }

    public override readonly string ToString() => Convert.ToHexString(this);

    public static bool operator ==(EventSignature left, EventSignature right) => left.Equals(right);
    public static bool operator !=(EventSignature left, EventSignature right) => !left.Equals(right);

    private static EventSignature MakeNone()
    {
        EventSignature none = default;
        Span<byte> octets = none;
        octets.Fill(0xFF);
        return none;
    }
}
