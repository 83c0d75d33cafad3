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
/// levels and sinks an operator may change. A line that cannot be written is an error there.
/// </summary>
internal sealed class AuditTrail : IDisposable
{
    private const int LongestClaim = 64;

    private readonly TimeProvider _clock;
    private readonly ILogger<AuditTrail> _log;
    private readonly string _directory;
    private readonly Lock _lock = new();
    private Logger? _file;
    private DateOnly _day;

    public AuditTrail(IOptions<SoapOptions> options, TimeProvider clock, ILogger<AuditTrail> log)
    {
        (_clock, _log) = (clock, log);
        _directory = options.Value.AuditDirectory ?? "";
    }

    /// <param name="status">The HTTP status answered.</param>
    /// <param name="code">Fault code or StatusCode.</param>
    /// <param name="why">Why it was refused; null where it was not.</param>
    public void Write(SoapExchange exchange, int status, string code, string? requestId, string? why)
    {
        if (_directory.Length == 0)
        {
            return;
        }

        Caller? caller = exchange.Message?.Caller;
        var entry = new AuditEntry(
            _clock.GetUtcNow(), exchange.Remote, exchange.Certificate?.GetCertHashString(HashAlgorithmName.SHA256),
            exchange.Certificate is null ? null : DunsNumber.OfSubject(exchange.Certificate), caller?.Account.Name ?? Claim(exchange.ClaimedAccount),
            caller is not null, exchange.Message?.Token.ToString(), exchange.Message?.IsSigned ?? false, exchange.Operation?.Name,
            exchange.Request?.Header.RequesterId, exchange.Request?.Header.RequestId, exchange.Request?.Addresses.Count, status, code, requestId, why);
        Append(JsonSerializer.Serialize(entry, AuditJson.Default.AuditEntry));
    }

    public void Dispose() => _file?.Dispose();

    private void Append(string line)
    {
        try
        {
            lock (_lock)
            {
                Today().Information("{Entry:l}", line);
            }
        }
        catch (Exception e) when (e is AggregateException or IOException or UnauthorizedAccessException)
        {
            _log.AuditLineLost(e);
        }
    }

    /// <summary>A file that tells when it could not be written: files that roll by themselves do not.</summary>
    private Logger Today()
    {
        DateOnly today = DateOnly.FromDateTime(_clock.GetLocalNow().DateTime);
        if (_file is null || today != _day)
        {
            _file?.Dispose();
            _file = null;
            _file = new LoggerConfiguration().AuditTo.File(
                Path.Combine(_directory, string.Create(CultureInfo.InvariantCulture, $"audit-{today:yyyyMMdd}.jsonl")), outputTemplate: "{Message:l}{NewLine}",
                formatProvider: CultureInfo.InvariantCulture).CreateLogger();
            _day = today;
        }

        return _file;
    }

    private static string? Claim(string? name) => name is { Length: > LongestClaim } ? name[..LongestClaim] : name;
}
