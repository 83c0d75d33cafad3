using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Han.Gateway.Authorization;
using Microsoft.Extensions.Options;
using Serilog;
using Serilog.Core;

namespace Han.Gateway.Soap.Security;

/// <summary>
/// The audit trail: JSON lines, one file a day (audit-yyyyMMdd.jsonl) in the configured folder, none ever deleted by the gateway. Separate from the log, whose
/// levels and sinks an operator may change.
/// </summary>
internal sealed class AuditTrail : IDisposable
{
    private const int LongestClaim = 64;

    private readonly TimeProvider _clock;
    private readonly Logger? _file;

    public AuditTrail(IOptions<SoapOptions> options, TimeProvider clock)
    {
        _clock = clock;
        if (options.Value.AuditDirectory is { Length: > 0 } directory)
        {
            _file = new LoggerConfiguration().WriteTo.File(
                Path.Combine(directory, "audit-.jsonl"), outputTemplate: "{Message:l}{NewLine}", formatProvider: CultureInfo.InvariantCulture,
                rollingInterval: RollingInterval.Day, retainedFileCountLimit: null, fileSizeLimitBytes: null).CreateLogger();
        }
    }

    /// <param name="status">The HTTP status answered.</param>
    /// <param name="code">Fault code or StatusCode.</param>
    /// <param name="why">Why it was refused; null where it was not.</param>
    public void Write(SoapExchange exchange, int status, string code, string? requestId, string? why)
    {
        if (_file is null)
        {
            return;
        }

        Caller? caller = exchange.Message?.Caller;
        var entry = new AuditEntry(
            _clock.GetUtcNow(), exchange.Remote, exchange.Certificate?.GetCertHashString(HashAlgorithmName.SHA256),
            exchange.Certificate is null ? null : DunsNumber.OfSubject(exchange.Certificate), caller?.Account.Name ?? Claim(exchange.ClaimedAccount),
            caller is not null, exchange.Message?.Token.ToString(), exchange.Message?.IsSigned ?? false, exchange.Operation?.Name,
            exchange.Request?.Header.RequesterId, exchange.Request?.Header.RequestId, exchange.Request?.Addresses.Count, status, code, requestId, why);
        _file.Information("{Entry:l}", JsonSerializer.Serialize(entry, AuditJson.Default.AuditEntry));
    }

    public void Dispose() => _file?.Dispose();

    private static string? Claim(string? name) => name is { Length: > LongestClaim } ? name[..LongestClaim] : name;
}
