namespace Han.Gateway.Soap.Security;

/// <summary>What a wsse:Security header said. Signature and SAML assertion join here when they are read.</summary>
internal sealed record SecurityHeader(UsernameToken UsernameToken);
