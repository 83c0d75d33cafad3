namespace Han.Gateway.Soap.Security;

/// <summary>How a UsernameToken proves its name.</summary>
internal enum PasswordKind : byte
{
    /// <summary>Not at all: the message's signature, or the client certificate, has to.</summary>
    None,

    /// <summary>The password itself, which TLS keeps secret.</summary>
    Text,

    /// <summary>Base64(SHA-1(nonce + created + password)).</summary>
    Digest,
}
