using System.Text;

namespace Sep.Codec.Types;

/// <summary>
/// A ZCL character string: up to 254 octets of UTF-8, or none at all (length 0xFF on the wire), which differs from an empty one. Kept as the octets
/// that came, so that what is not well-formed UTF-8 is passed on unchanged. Memory and equality as in <see cref="OctetString"/>.
/// </summary>
public readonly record struct CharacterString
{
    /// <summary>A string of these octets of UTF-8.</summary>
    /// <exception cref="ArgumentException">More than 254 octets.</exception>
    public CharacterString(Octets content)
    {
        if (content.Length > OctetString.MaxLength)
        {
            throw new ArgumentException($"The string has {content.Length} octets, and {OctetString.MaxLength} are allowed.", nameof(content));
        }

        Content = content;
    }

    /// <summary>A string with this text.</summary>
    /// <exception cref="ArgumentException">More than 254 octets of UTF-8.</exception>
    public CharacterString(string text)
        : this(new Octets(Encoding.UTF8.GetBytes(text)))
    {
    }

    private CharacterString(bool isNone) => IsNone = isNone;

    /// <summary>No string: the invalid marker of the type.</summary>
    public static CharacterString None => new(isNone: true);

    /// <summary>Whether this is <see cref="None"/>.</summary>
    public bool IsNone { get; }

    /// <summary>The octets, without a length prefix; empty when there is none.</summary>
    public Octets Content { get; }

    /// <summary>Octets on the wire, the length prefix included.</summary>
    public int Size => 1 + Content.Length;

    /// <summary>The same string in memory of its own.</summary>
    public CharacterString ToOwned() => IsNone ? None : new(Content.ToOwned());

    /// <summary>The text; octets that are not UTF-8 become U+FFFD. Empty when there is none.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Content.Span);
}
