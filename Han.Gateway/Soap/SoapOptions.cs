namespace Han.Gateway.Soap;

/// <summary>Section Soap of the configuration.</summary>
public sealed class SoapOptions
{
    public const string Section = "Soap";

    /// <summary>The address that the WSDL announces, as callers reach it: scheme, host, port. Without it, the server's first address.</summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>PEM files of the certificate authorities whose client certificates are taken.</summary>
    public IList<string> TrustList { get; } = [];

    /// <summary>Client certificates that are refused although trusted: serial numbers or SHA-256 thumbprints, in hex.</summary>
    public IList<string> DeniedCertificates { get; } = [];

    /// <summary>The server's certificate, PEM, followed by its intermediates.</summary>
    public string ServerCertificate { get; set; } = "";

    /// <summary>Its private key, PEM.</summary>
    public string ServerKey { get; set; } = "";

    /// <summary>10,000 indented addresses take 1.5 MB; more than this is no request of ours.</summary>
    public int MaxBodyBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>Requests held in memory at once; one more is answered 503.</summary>
    public int MaxConcurrentBodies { get; set; } = 8;

    /// <summary>How old a Timestamp may be: between 10 seconds and an hour. What is fresh is remembered that long, so that no copy passes.</summary>
    public TimeSpan MaxMessageAge { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How far the clocks of senders may be off, 0 to 10 minutes.</summary>
    public TimeSpan ClockSkew { get; set; } = TimeSpan.FromMinutes(1);

    public IList<SamlIssuerOptions> SamlIssuers { get; } = [];

    /// <summary>The Audience that assertions must name; without it none is taken.</summary>
    public string SamlAudience { get; set; } = "";

    /// <summary>The folder of the audit trail's files, one a day; empty keeps none.</summary>
    public string AuditDirectory { get; set; } = "";
}
