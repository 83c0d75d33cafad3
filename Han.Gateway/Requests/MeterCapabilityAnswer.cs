using DeviceEmulator.Time;

namespace Han.Gateway.Requests;

/// <summary>The answer to processMeterCapability. Null: not known, or a refusal.</summary>
public sealed record MeterCapabilityAnswer(string RequestId, string StatusCode, string StatusMessage) : HanAnswer(RequestId, StatusCode, StatusMessage)
{
    public override HanAnswer Refused(string requestId, Refusal refusal) => new MeterCapabilityAnswer(requestId, refusal.Code, refusal.Message);

    public string? EsiId { get; init; }
    public string? MeterSerialNumber { get; init; }
    public string? MeterManufacturer { get; init; }
    public string? MeterModel { get; init; }
    public string? MeterFirmware { get; init; }
    public string? EsiFirmware { get; init; }
    public bool? HanInitialised { get; init; }
    public string? SepRevision { get; init; }
    public int? DeviceCount { get; init; }

    /// <summary>Of five, how many devices may still be joined.</summary>
    public int? FreeSlots { get; init; }

    /// <summary>Until when the ESI lets a device join; null when it does not.</summary>
    public MarketTime? JoinWindowEnd { get; init; }
}
