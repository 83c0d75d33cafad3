using DeviceEmulator.Time;
using Han.Gateway.MessagingLog;

namespace Han.Gateway.Requests;

/// <summary>The answer to processHANRequestStatus: of a request that was sent to meters, or of a file of the messaging log.</summary>
public sealed record RequestStatusAnswer(string RequestId, string StatusCode, string StatusMessage) : HanAnswer(RequestId, StatusCode, StatusMessage)
{
    public override HanAnswer Refused(string requestId, Refusal refusal) => new RequestStatusAnswer(requestId, refusal.Code, refusal.Message);

    /// <summary>The gateway's id of the request that was asked about.</summary>
    public string? OriginalRequestId { get; init; }
    public MarketTime? AcceptedAt { get; init; }
    public EventCategory? Category { get; init; }

    /// <summary>Addresses that are open, and that are closed, whatever their rows say.</summary>
    public long? OpenTargets { get; init; }

    /// <inheritdoc cref="OpenTargets"/>
    public long? ClosedTargets { get; init; }

    /// <summary>Of all pages.</summary>
    public long? TotalRows { get; init; }
    public PageRequest? Page { get; init; }
    public IReadOnlyList<LogLine> Rows { get; init; } = [];
    public LogFileStatus? File { get; init; }
}
