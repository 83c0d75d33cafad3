namespace Han.Gateway.Soap.Security;

/// <summary>wsse:UsernameToken (UsernameToken Profile 1.0). SMT's samples carry the name alone.</summary>
/// <param name="Password">The password or its digest, as sent; null when absent. Never logged.</param>
/// <param name="Nonce">Decoded; null when absent.</param>
/// <param name="Created">As written: the digest is over its characters.</param>
internal sealed record UsernameToken(HeaderElement Element, string Username, PasswordKind Kind, string? Password, byte[]? Nonce, string? Created)
{
    private const int MaxUsername = 64;
    private const int MaxPassword = 256;
    private const int MaxNonce = 256;

    /// <exception cref="SoapFaultException">An element is unknown or there twice, a value too long, or the kind of password unknown.</exception>
    public static UsernameToken Read(HeaderElement element)
    {
        var parts = new Dictionary<string, HeaderElement>(StringComparer.Ordinal);
        foreach (HeaderElement child in element.Children)
        {
            bool known = (child.LocalName, child.Namespace) is ("Username" or "Password" or "Nonce", SoapNames.Security) or ("Created", SoapNames.SecurityUtility);
            if (!known || !parts.TryAdd(child.LocalName, child))
            {
                throw Invalid();
            }
        }

        string? username = parts.GetValueOrDefault("Username")?.Text(MaxUsername);
        if (string.IsNullOrEmpty(username))
        {
            throw Invalid();
        }

        HeaderElement? password = parts.GetValueOrDefault("Password");
        PasswordKind kind = password is null ? PasswordKind.None : KindOf(password.Attribute("Type"));
        var token = new UsernameToken(
            element, username, kind, password?.Text(MaxPassword), ReadNonce(parts.GetValueOrDefault("Nonce")),
            parts.GetValueOrDefault("Created")?.Text(SecurityTime.MaxLength));
        return kind == PasswordKind.Digest && (token.Nonce is not { Length: > 0 } || token.Created is null) ? throw Invalid() : token;
    }

    /// <summary>Without the password: records print their members.</summary>
    public override string ToString() => $"UsernameToken {Username} {Kind}";

    private static PasswordKind KindOf(string? type) => type switch
    {
        null or SoapNames.PasswordText => PasswordKind.Text,
        SecurityNames.PasswordDigest => PasswordKind.Digest,
        _ => throw new SoapFaultException(SoapFault.UnsupportedSecurityToken),
    };

    private static byte[]? ReadNonce(HeaderElement? element)
    {
        if (element is null)
        {
            return null;
        }

        byte[] nonce = new byte[MaxNonce];
        return element.Attribute("EncodingType") is null or SecurityNames.Base64 && Convert.TryFromBase64String(element.Text(MaxNonce), nonce, out int length)
            ? nonce[..length]
            : throw Invalid();
    }

    private static SoapFaultException Invalid() => new(SoapFault.InvalidSecurity("the UsernameToken is not valid"));
}
