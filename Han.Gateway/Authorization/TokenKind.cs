namespace Han.Gateway.Authorization;

/// <summary>The ways in which a message may name its account.</summary>
public enum TokenKind : byte
{
    /// <summary>UsernameToken without a password, as SMT's samples show it.</summary>
    Username,

    /// <summary>UsernameToken with the password as text.</summary>
    PasswordText,

    /// <summary>UsernameToken with the password's digest, a nonce and its time.</summary>
    PasswordDigest,

    /// <summary>SAML 2.0 assertion, holder of key.</summary>
    Saml,
}
