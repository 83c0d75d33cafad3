using Han.Gateway.Authorization;

namespace Han.Gateway.Hosting;

/// <summary>Section Gateway of the configuration.</summary>
public sealed class GatewayOptions
{
    public const string Section = "Gateway";

    /// <summary>Database, log files and the development kit go here.</summary>
    public string DataDirectory { get; set; } = "han-data";

    /// <summary>Where the HAN API listens: https, one host name or address, a port.</summary>
    public string Url { get; set; } = "https://localhost:8443";

    /// <summary>How many times faster than the wall clock market time goes, 1 to 3600: an hour's event in a minute for whoever tries things out.</summary>
    public double Speed { get; set; } = 1;

    /// <summary>By what right companies act at premises: RepOfRecord or Agreement.</summary>
    public AuthorizationModel AuthorizationModel { get; set; }
}
