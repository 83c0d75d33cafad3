using Sep.Codec.Types;

namespace DeviceEmulator.Certificates;

/// <summary>The authorities that a configuration lists, each in a file of its own as "ca new" writes it. Empty: whoever issued the own identity is trusted.</summary>
public sealed class TrustedAuthorities
{
    private readonly TrustedAuthority[] _authorities;

    /// <exception cref="ArgumentException">One of them twice.</exception>
    public TrustedAuthorities(params IEnumerable<TrustedAuthority> authorities)
    {
        _authorities = [.. authorities];
        if (_authorities.DistinctBy(authority => authority.PublicKey).Count() != _authorities.Length)
        {
            throw new ArgumentException("An authority is listed twice.", nameof(authorities));
        }
    }

    /// <summary>Nothing was listed.</summary>
    public static TrustedAuthorities Unlisted { get; } = new();

    public IReadOnlyList<TrustedAuthority> All => _authorities;

    /// <summary>Reads the listed files.</summary>
    /// <exception cref="InvalidDataException">What is wrong with one: file, line, field.</exception>
    /// <exception cref="IOException">One cannot be read.</exception>
    public static TrustedAuthorities Load(IEnumerable<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        return new TrustedAuthorities(paths.Select(path => Parse(path, File.ReadAllText(path))));
    }

    /// <summary>Whether certificates of an authority are accepted, by its key and its name.</summary>
    public bool Accept(in TrustedAuthority authority) => _authorities.Length == 0 || _authorities.Contains(authority);

    internal static TrustedAuthority Parse(string name, string text)
    {
        KeyFile file = KeyFile.Parse(name, text, KeyFileField.Issuer, KeyFileField.AuthorityPublicKey);
        try
        {
            return file.Has(KeyFileField.AuthorityPrivateKey)
                ? throw file.Wrong(KeyFileField.AuthorityPrivateKey, "a list of trusted authorities has no use for it; name the .pub file")
                : new TrustedAuthority(ReadIssuer(file), file.PublicKey(KeyFileField.AuthorityPublicKey));
        }
        finally
        {
            file.Clear();
        }
    }

    internal static Eui64 ReadIssuer(KeyFile file) =>
        Eui64.TryParse(Convert.ToHexString(file.Octets(KeyFileField.Issuer)), out Eui64 issuer)
            ? issuer
            : throw file.Wrong(KeyFileField.Issuer, "all zeros or all ones name nobody");
}
