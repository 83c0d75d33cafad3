namespace Han.Gateway.Callbacks;

/// <summary>Section Callbacks of the configuration: where status rows may be posted to, and how hard it is tried.</summary>
public sealed class CallbackOptions
{
    public const string Section = "Callbacks";

    /// <summary>Host names or addresses, exact or "*.suffix"; none: every CallbackUri is refused.</summary>
    public IList<string> AllowedHosts { get; } = [];

    /// <summary>Takes http as well; without it https only.</summary>
    public bool AllowHttp { get; set; }

    /// <summary>Connects to private, loopback and link-local addresses as well. For tests, and for receivers in the gateway's own network.</summary>
    public bool AllowPrivate { get; set; }

    /// <summary>PEM files of the authorities that receivers' certificates are held against; none: those of the system.</summary>
    public IList<string> TrustList { get; } = [];

    /// <summary>Up to 5 minutes.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Of one POST from its beginning to the end of its answer; up to 5 minutes.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>After the first failure; doubled after each further one, up to an hour.</summary>
    public TimeSpan FirstRetry { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>So long after the first of a row of failures it is given up; up to 24 hours.</summary>
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Receivers that are posted to at the same time; each has one POST at a time. 1 to 256.</summary>
    public int MaxConcurrent { get; set; } = 32;

    /// <exception cref="ArgumentException">A value does not fit; the message names its key.</exception>
    public void Check()
    {
        foreach (string host in AllowedHosts)
        {
            string name = host.StartsWith("*.", StringComparison.Ordinal) ? host[2..] : host;
            Require(Uri.CheckHostName(name) != UriHostNameType.Unknown, $"AllowedHosts: '{host}' is neither a host name nor an address nor *.suffix");
        }

        foreach (string file in TrustList)
        {
            Require(File.Exists(file), $"TrustList: '{file}' is not there");
        }

        Require(ConnectTimeout > TimeSpan.Zero && ConnectTimeout <= TimeSpan.FromMinutes(5), "ConnectTimeout must be above 0 and at most 5 minutes");
        Require(Timeout > TimeSpan.Zero && Timeout <= TimeSpan.FromMinutes(5), "Timeout must be above 0 and at most 5 minutes");
        Require(FirstRetry > TimeSpan.Zero && FirstRetry <= BackOff.Longest, "FirstRetry must be above 0 and at most an hour");
        Require(GiveUpAfter > TimeSpan.Zero && GiveUpAfter <= TimeSpan.FromHours(24), "GiveUpAfter must be above 0 and at most 24 hours");
        Require(MaxConcurrent is >= 1 and <= 256, "MaxConcurrent must be 1 to 256");
    }

    private static void Require(bool holds, string rule)
    {
        if (!holds)
        {
            throw new ArgumentException($"Callbacks:{rule}.");
        }
    }
}
