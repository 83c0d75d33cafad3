using Sep.Codec.Clusters.Alarms;
using Sep.Codec.Clusters.Basic;
using Sep.Codec.Clusters.Commissioning;
using Sep.Codec.Clusters.Identify;
using Sep.Codec.Zcl;

namespace Han.Tests.Codec;

public static partial class Draws
{
    public static GetAlarmResponse GetAlarmResponse(byte[] octets)
    {
        octets = [(byte)(octets[0] > 127 ? ZclStatus.NotFound : ZclStatus.Success), .. octets[1..]];
        return Raw<GetAlarmResponse>(octets);
    }

    // Basic, Identify, Alarms, Commissioning: every pattern of octets is in range.
    private static CommandDraw[] General() =>
    [
        For(Raw<ResetToFactoryDefaults>),
        For(Raw<Identify>),
        For(Raw<IdentifyQuery>),
        For(Raw<IdentifyQueryResponse>),
        For(Raw<ResetAlarm>),
        For(Raw<ResetAllAlarms>),
        For(Raw<GetAlarm>),
        For(Raw<ResetAlarmLog>),
        For(Raw<Alarm>),
        For(GetAlarmResponse),
        For(Raw<RestartDevice>),
        For(Raw<SaveStartupParameters>),
        For(Raw<RestoreStartupParameters>),
        For(Raw<ResetStartupParameters>),
        For(Raw<RestartDeviceResponse>),
        For(Raw<SaveStartupParametersResponse>),
        For(Raw<RestoreStartupParametersResponse>),
        For(Raw<ResetStartupParametersResponse>),
    ];
}
