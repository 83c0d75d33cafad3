namespace Han.Gateway.Requests;

/// <summary>Text that must not get into logs or messages by accident: it prints itself as stars.</summary>
public readonly struct SecretText(string value) : IEquatable<SecretText>
{
    private readonly string? _value = value;

    /// <summary>The text itself, on explicit demand.</summary>
    public string Reveal() => _value ?? "";

    public bool Equals(SecretText other) => Reveal() == other.Reveal();

    public override bool Equals(object? obj) => obj is SecretText other && Equals(other);

    public override int GetHashCode() => Reveal().GetHashCode(StringComparison.Ordinal);

    public override string ToString() => "***";

    public static bool operator ==(SecretText left, SecretText right) => left.Equals(right);
    public static bool operator !=(SecretText left, SecretText right) => !left.Equals(right);
}
