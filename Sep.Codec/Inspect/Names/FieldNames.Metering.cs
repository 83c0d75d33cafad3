using Sep.Codec.Clusters.Metering;

namespace Sep.Codec.Inspect.Names;

internal static partial class FieldNames
{
    private const string MeteringPrefix = "zbee_zcl_se.met.";

    private static CommandNames[] Metering() =>
    [
        Command(
            nameof(GetProfile),
            MeteringPrefix + "get_profile.",
            ("IntervalChannel", "interval_channel"),
            ("EndTime", "end_time"),
            ("NumberOfPeriods", "number_of_periods")),
        new(
            nameof(GetProfileResponse),
            Named("EndTime", MeteringPrefix + "get_profile_response.end_time"),
            Named("Status", MeteringPrefix + "get_profile_response.status"),
            Named("ProfileIntervalPeriod", MeteringPrefix + "get_profile_response.profile_interval_period"),
            Named("NumberOfPeriodsDelivered", MeteringPrefix + "get_profile_response.number_of_periods_delivered"),
            List("Intervals", MeteringPrefix + "get_profile_response.intervals", 3)),
        Command(nameof(RequestMirrorResponse), MeteringPrefix + "request_mirror_rsp.", ("EndpointId", "endpoint_id")),
        Command(nameof(MirrorRemoved), MeteringPrefix + "mirror_removed.", ("RemovedEndpointId", "removed_endpoint_id")),
        Command(
            nameof(RequestFastPollMode),
            MeteringPrefix + "request_fast_poll_mode.",
            ("FastPollUpdatePeriodSeconds", "fast_poll_update_period"),
            ("DurationMinutes", "duration")),
        Command(
            nameof(RequestFastPollModeResponse),
            MeteringPrefix + "request_fast_poll_mode_response.",
            ("AppliedUpdatePeriodSeconds", "applied_update_period"),
            ("FastPollModeEndTime", "fast_poll_mode_end_time")),
    ];
}
