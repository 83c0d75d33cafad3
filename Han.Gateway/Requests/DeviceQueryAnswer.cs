using Han.Gateway.Provisioning;

namespace Han.Gateway.Requests;

/// <summary>HANDeviceQueryAnswer: the devices that were asked for.</summary>
public sealed record DeviceQueryAnswer(string RequestId, string StatusCode, string StatusMessage, IReadOnlyList<DeviceRow> Devices)
    : HanAnswer(RequestId, StatusCode, StatusMessage)
{
    public override HanAnswer Refused(string requestId, Refusal refusal) => Refuse(requestId, refusal);

    public static DeviceQueryAnswer Refuse(string requestId, Refusal refusal) => new(requestId, refusal.Code, refusal.Message, []);
}
