using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;

namespace Han.Gateway.Soap.Tls;

/// <summary>
/// Certificates withdrawn by configuration. A private authority's revocation list cannot be given to the platform's chain builder as a file, so this
/// list stands in for it; it follows the configuration while the gateway runs.
/// </summary>
public sealed class CertificateDenyList : IDisposable
{
    private readonly IDisposable? _subscription;
    private FrozenSet<string> _denied;

    public CertificateDenyList(IOptionsMonitor<SoapOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _denied = Create(options.CurrentValue);
        _subscription = options.OnChange(changed => Volatile.Write(ref _denied, Create(changed)));
    }

    public bool Contains(X509Certificate2 certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        FrozenSet<string> denied = Volatile.Read(ref _denied);
        return denied.Count > 0
            && (denied.Contains(Normalize(certificate.SerialNumber)) || denied.Contains(certificate.GetCertHashString(HashAlgorithmName.SHA256)));
    }

    public void Dispose() => _subscription?.Dispose();

    /// <summary>Upper case, without separators; serial numbers also without the leading zeros that only some tools print.</summary>
    internal static string Normalize(string text)
    {
        string digits = text.Replace(":", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        return digits.Length == 64 ? digits : digits.TrimStart('0') is { Length: > 0 } significant ? significant : "0";
    }

    private static FrozenSet<string> Create(SoapOptions options) => options.DeniedCertificates.Select(Normalize).ToFrozenSet(StringComparer.Ordinal);
}
