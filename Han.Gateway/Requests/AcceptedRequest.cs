using DeviceEmulator.Time;
using Han.Gateway.MessagingLog;
using HeadEnd.Simulator.Link;

namespace Han.Gateway.Requests;

/// <summary>A request on its way to disk: authorised, checked, stamped, translated.</summary>
public sealed record AcceptedRequest
{
    public required long Number { get; init; }
    public required string RequestId { get; init; }
    public required string Duns { get; init; }
    public required string Account { get; init; }
    public required string Requester { get; init; }

    /// <summary>The caller's own RequestID, unique within its DUNS, or null.</summary>
    public required string? Reference { get; init; }

    /// <summary>SHA-256 over what was asked: tells a repeated request from another one under the same reference.</summary>
    public required byte[] Content { get; init; }
    public required EventCategory Category { get; init; }
    public required OrderPriority Priority { get; init; }
    public required MarketTime AcceptedAt { get; init; }
    public required MarketTime NotAfter { get; init; }
    public required MarketTime ReportBy { get; init; }

    /// <summary>Number of the request that this one cancels, or null.</summary>
    public required long? Cancels { get; init; }

    /// <summary>IssuerEventID on the wire, events only.</summary>
    public required uint? EventId { get; init; }

    /// <summary>The caller's own IssuerEventID, unique within its DUNS, or null.</summary>
    public required uint? Alias { get; init; }
    public required SendCommand Command { get; init; }
    public required Uri? CallbackUri { get; init; }
    public required Acknowledgement Answer { get; init; }
    public required IReadOnlyList<RoutedOrder> Orders { get; init; }
}
