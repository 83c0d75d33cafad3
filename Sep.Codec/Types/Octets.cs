namespace Sep.Codec.Types;

/// <summary>
/// Octets of variable length with equality by content. They refer to memory that belongs to whoever read or made them: keep a copy
/// (<see cref="ToOwned"/>) where the value outlives that buffer. The default value is empty.
/// </summary>
public readonly struct Octets(ReadOnlyMemory<byte> memory) : IEquatable<Octets>
{
    public ReadOnlyMemory<byte> Memory { get; } = memory;

    public ReadOnlySpan<byte> Span => Memory.Span;

    public int Length => Memory.Length;

    /// <summary>The same octets in memory of their own.</summary>
    public Octets ToOwned() => new(Memory.ToArray());

    public bool Equals(Octets other) => Span.SequenceEqual(other.Span);

    public override bool Equals(object? obj) => obj is Octets other && Equals(other);

    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.AddBytes(Span);
        return hash.ToHashCode();
    }

    public override string ToString() => Convert.ToHexString(Span);

    public static bool operator ==(Octets left, Octets right) => left.Equals(right);
    public static bool operator !=(Octets left, Octets right) => !left.Equals(right);
}
