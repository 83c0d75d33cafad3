using DeviceEmulator.Time;
using Han.Gateway.Agreements;
using Han.Gateway.MessagingLog;
using Han.Gateway.Provisioning;
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

    /// <summary>The last id on the wire that it takes; null for a cancel.</summary>
    public required uint? EventId { get; init; }

    /// <summary>The caller's own ids of its events, unique within its DUNS; null in place of those that it did not name.</summary>
    public required IReadOnlyList<uint?> Aliases { get; init; }

    /// <summary>What its orders carry; null where it has none.</summary>
    public required OrderBody? Command { get; init; }
    public required Uri? CallbackUri { get; init; }
    public required HanAnswer Answer { get; init; }
    public required IReadOnlyList<RoutedOrder> Orders { get; init; }

    /// <summary>Addresses that were not taken.</summary>
    public IReadOnlyList<AddressFault> Faults => (Answer as Acknowledgement)?.Faults ?? [];

    /// <summary>The device that it adds, removes or changes, as it is from now on; null for messages.</summary>
    public HanDevice? Device { get; init; }

    /// <summary>Devices that a market transaction changes, as they are from now on.</summary>
    public IReadOnlyList<HanDevice> MovedDevices { get; init; } = [];

    /// <summary>The number of the market transaction that it carries out, or null.</summary>
    public long? MarketTransaction { get; init; }

    /// <summary>Requests that are stored with it, or not at all.</summary>
    public IReadOnlyList<AcceptedRequest> With { get; init; } = [];

    /// <summary>The agreement that it files or changes, as it is from now on; null for others.</summary>
    public HanAgreement? Agreement { get; init; }
}
