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

    private static readonly Dictionary<string, string> _alarmFields = new() { ["AlarmCode"] = "alarm_code", ["Cluster"] = "cluster_id" };
    private static readonly Dictionary<string, string> _statusField = new() { ["Status"] = "status" };
    private static readonly Dictionary<string, string> _setFields = new() { ["Options"] = "options", ["Index"] = "index" };

    // Basic, Identify, Alarms, Commissioning.
    private static TsharkReading[] General() =>
    [
        TsharkReading.Empty<ResetToFactoryDefaults>(),
        TsharkReading.Named<Identify>(IdentifyPrefix, new() { ["IdentifyTimeSeconds"] = "attr.identify_time" }),
        TsharkReading.Empty<IdentifyQuery>(),
        TsharkReading.Named<IdentifyQueryResponse>(IdentifyPrefix, new() { ["TimeoutSeconds"] = "identify_timeout" }),
        TsharkReading.Named<ResetAlarm>(AlarmsPrefix, _alarmFields),
        TsharkReading.Empty<ResetAllAlarms>(),
        TsharkReading.Empty<GetAlarm>(),
        TsharkReading.Empty<ResetAlarmLog>(),
        TsharkReading.Named<Alarm>(AlarmsPrefix, _alarmFields),
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
        TsharkReading.Named<SaveStartupParameters>(CommissioningPrefix, _setFields),
        TsharkReading.Named<RestoreStartupParameters>(CommissioningPrefix, _setFields),
        TsharkReading.Named<ResetStartupParameters>(CommissioningPrefix, new() { ["Options"] = "reset_startup_options", ["Index"] = "index" }),
        TsharkReading.Named<RestartDeviceResponse>(CommissioningPrefix, _statusField),
        TsharkReading.Named<SaveStartupParametersResponse>(CommissioningPrefix, _statusField),
        TsharkReading.Named<RestoreStartupParametersResponse>(CommissioningPrefix, _statusField),
        TsharkReading.Named<ResetStartupParametersResponse>(CommissioningPrefix, _statusField),
    ];
}
