namespace Sep.Codec.Types;

/// <summary>
/// A ZCL octet string: up to 254 octets, or none at all (length 0xFF on the wire), which differs from an empty one. The content refers to memory that
/// belongs to whoever read or made it; keep a copy (<see cref="ToOwned"/>) where it outlives that buffer. Equal by content. The default value is empty.
/// </summary>
public readonly record struct OctetString
{
    /// <summary>The most octets of a string.</summary>
    public const int MaxLength = 254;

    internal const byte NoneLength = 0xFF;

    /// <summary>A string of these octets.</summary>
    /// <exception cref="ArgumentException">More than 254 octets.</exception>
    public OctetString(Octets content)
    {
        if (content.Length > MaxLength)
        {
            throw new ArgumentException($"The string has {content.Length} octets, and {MaxLength} are allowed.", nameof(content));
        }

        Content = content;
    }

    private OctetString(bool isNone) => IsNone = isNone;

    /// <summary>No string: the invalid marker of the type.</summary>
    public static OctetString None => new(isNone: true);

    /// <summary>Whether this is <see cref="None"/>.</summary>
    public bool IsNone { get; }

    /// <summary>The octets, without a length prefix; empty when there is none.</summary>
    public Octets Content { get; }

    /// <summary>Octets on the wire, the length prefix included.</summary>
    public int Size => 1 + Content.Length;

    /// <summary>The same string in memory of its own.</summary>
    public OctetString ToOwned() => IsNone ? None : new(Content.ToOwned());

    public override string ToString() => IsNone ? "none" : Content.ToString();
}
