using Sep.Codec.Clusters.Alarms;
using Sep.Codec.Clusters.Commissioning;
using Sep.Codec.Clusters.Identify;

namespace Sep.Codec.Inspect.Names;

internal static partial class FieldNames
{
    private const string IdentifyPrefix = "zbee_zcl_general.identify.";
    private const string AlarmsPrefix = "zbee_zcl_general.alarms.";
    private const string CommissioningPrefix = "zbee_zcl_general.commissioning.";

    private static CommandNames[] General() =>
    [
        Command(nameof(Identify), IdentifyPrefix, ("IdentifyTimeSeconds", "attr.identify_time")),
        Command(nameof(IdentifyQueryResponse), IdentifyPrefix, ("TimeoutSeconds", "identify_timeout")),
        Command(nameof(ResetAlarm), AlarmsPrefix, ("AlarmCode", "alarm_code"), ("Cluster", "cluster_id")),
        Command(nameof(Alarm), AlarmsPrefix, ("AlarmCode", "alarm_code"), ("Cluster", "cluster_id")),
        Command(
            nameof(GetAlarmResponse), AlarmsPrefix, ("Status", "status"), ("AlarmCode", "alarm_code"), ("Cluster", "cluster_id"), ("TimeStamp", "timestamp")),
        Command(nameof(RestartDevice), CommissioningPrefix, ("Options", "restart_device_options"), ("DelaySeconds", "delay"), ("Jitter", "jitter")),
        Command(nameof(SaveStartupParameters), CommissioningPrefix, ("Options", "options"), ("Index", "index")),
        Command(nameof(RestoreStartupParameters), CommissioningPrefix, ("Options", "options"), ("Index", "index")),
        Command(nameof(ResetStartupParameters), CommissioningPrefix, ("Options", "reset_startup_options"), ("Index", "index")),
        Command(nameof(RestartDeviceResponse), CommissioningPrefix, ("Status", "status")),
        Command(nameof(SaveStartupParametersResponse), CommissioningPrefix, ("Status", "status")),
        Command(nameof(RestoreStartupParametersResponse), CommissioningPrefix, ("Status", "status")),
        Command(nameof(ResetStartupParametersResponse), CommissioningPrefix, ("Status", "status")),
    ];
}
