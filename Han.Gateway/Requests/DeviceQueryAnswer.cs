using Han.Gateway.Provisioning;

namespace Han.Gateway.Requests;

/// <summary>HANDeviceQueryAnswer: the devices that were asked for.</summary>
public sealed record DeviceQueryAnswer(string RequestId, string StatusCode, string StatusMessage, IReadOnlyList<DeviceRow> Devices)
    : HanAnswer(RequestId, StatusCode, StatusMessage)
{
    /// <summary>Of the meter at the premise; null where its TDSP does not tell it.</summary>
    public string? MeterFirmware { get; init; }

    /// <summary>Of the part of that meter that speaks to devices; null where its TDSP does not tell it.</summary>
    public string? EsiFirmware { get; init; }

    public override HanAnswer Refused(string requestId, Refusal refusal) => Refuse(requestId, refusal);

    public static DeviceQueryAnswer Refuse(string requestId, Refusal refusal) => new(requestId, refusal.Code, refusal.Message, []);
}
