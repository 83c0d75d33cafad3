namespace Han.Gateway.Soap;

/// <summary>An issuer of SAML assertions that is believed.</summary>
public sealed class SamlIssuerOptions
{
    /// <summary>The assertion's Issuer, character by character.</summary>
    public string Name { get; set; } = "";

    /// <summary>PEM file of the certificate whose key signs its assertions.</summary>
    public string Certificate { get; set; } = "";

    /// <summary>rsa-sha1 and sha1 are taken in its signatures.</summary>
    public bool AllowSha1 { get; set; }
}
