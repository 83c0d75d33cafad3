using System.Diagnostics.Metrics;

namespace Han.Gateway.Soap.Security;

/// <summary>What an exporter or `dotnet-counters` can count of the messages' security, under the meter <see cref="MeterName"/>.</summary>
public sealed class SecurityMetrics(IMeterFactory meters)
{
    public const string MeterName = "Han.Gateway";

    /// <summary>Messages signed by SHA-1, with the tag <c>account</c>.</summary>
    public const string Sha1Signatures = "han.signatures.sha1";

    private readonly Counter<long> _sha1 =
        meters.Create(MeterName).CreateCounter<long>(Sha1Signatures, "{signature}", "Messages signed by SHA-1, which their account may still do");

    public void CountSha1(string account) => _sha1.Add(1, new KeyValuePair<string, object?>("account", account));
}
