using Sep.Codec.Clusters.Alarms;
using Sep.Codec.Clusters.Basic;
using Sep.Codec.Clusters.Commissioning;
using Sep.Codec.Clusters.Identify;

namespace Han.Tests.Interop;

internal static partial class TsharkReadings
{
    private const string IdentifyPrefix = "zbee_zcl_general.identify.";
    private const string AlarmsPrefix = "zbee_zcl_general.alarms.";
    private const string CommissioningPrefix = "zbee_zcl_general.commissioning.";

    // Made anew each time: a field of this file may be set after the list that the class begins with.
    private static Dictionary<string, string> AlarmFields => new() { ["AlarmCode"] = "alarm_code", ["Cluster"] = "cluster_id" };
    private static Dictionary<string, string> StatusField => new() { ["Status"] = "status" };
    private static Dictionary<string, string> SetFields => new() { ["Options"] = "options", ["Index"] = "index" };

    // Basic, Identify, Alarms, Commissioning.
    private static TsharkReading[] General() =>
    [
        TsharkReading.Empty<ResetToFactoryDefaults>(),
        TsharkReading.Named<Identify>(IdentifyPrefix, new() { ["IdentifyTimeSeconds"] = "attr.identify_time" }),
        TsharkReading.Empty<IdentifyQuery>(),
        TsharkReading.Named<IdentifyQueryResponse>(IdentifyPrefix, new() { ["TimeoutSeconds"] = "identify_timeout" }),
        TsharkReading.Named<ResetAlarm>(AlarmsPrefix, AlarmFields),
        TsharkReading.Empty<ResetAllAlarms>(),
        TsharkReading.Empty<GetAlarm>(),
        TsharkReading.Empty<ResetAlarmLog>(),
        TsharkReading.Named<Alarm>(AlarmsPrefix, AlarmFields),
        TsharkReading.Named<GetAlarmResponse>(AlarmsPrefix, new()
        {
            ["Status"] = "status",
            ["Entry.AlarmCode"] = "alarm_code",
            ["Entry.Cluster"] = "cluster_id",
            ["Entry.TimeStamp"] = "timestamp",
        }),
        TsharkReading.Named<RestartDevice>(CommissioningPrefix, new()
        {
            ["Options"] = "restart_device_options",
            ["DelaySeconds"] = "delay",
            ["Jitter"] = "jitter",
        }),
        TsharkReading.Named<SaveStartupParameters>(CommissioningPrefix, SetFields),
        TsharkReading.Named<RestoreStartupParameters>(CommissioningPrefix, SetFields),
        TsharkReading.Named<ResetStartupParameters>(CommissioningPrefix, new() { ["Options"] = "reset_startup_options", ["Index"] = "index" }),
        TsharkReading.Named<RestartDeviceResponse>(CommissioningPrefix, StatusField),
        TsharkReading.Named<SaveStartupParametersResponse>(CommissioningPrefix, StatusField),
        TsharkReading.Named<RestoreStartupParametersResponse>(CommissioningPrefix, StatusField),
        TsharkReading.Named<ResetStartupParametersResponse>(CommissioningPrefix, StatusField),
    ];
}
