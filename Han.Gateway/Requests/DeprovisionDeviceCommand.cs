using Han.Gateway.Provisioning;

namespace Han.Gateway.Requests;

/// <summary>DeprovisionDeviceBlock at one meter: one device a request.</summary>
public sealed record DeprovisionDeviceCommand(string EsiId, string MeterSerialNumber, string DeviceMacAddress, string? ReasonCode, string? ReasonText) : HanCommand
{
    /// <summary>How many DeprovisionDeviceBlocks the document held; one is taken.</summary>
    public int Count { get; init; } = 1;

    /// <summary>Who is behind it, where that is not the company in whose name it is sent.</summary>
    internal RemovalSource Source { get; init; }
}
