using System.Globalization;
using System.Xml.Linq;
using Sep.Codec.Clusters.Metering;
using Sep.Codec.Zcl;

namespace Han.Tests.Interop;

internal static partial class TsharkReadings
{
    private const string MeteringPrefix = "zbee_zcl_se.met.";

    private static TsharkReading[] Metering() =>
    [
        TsharkReading.Named<GetProfile>(MeteringPrefix + "get_profile.", new()
        {
            ["IntervalChannel"] = "interval_channel",
            ["EndTime"] = "end_time",
            ["NumberOfPeriods"] = "number_of_periods",
        }),
        TsharkReading.Sequence<GetProfileResponse>(Direction.ServerToClient, ClusterId.Metering, command =>
        [
            Text(command.EndTime.Seconds),
            Text((byte)command.Status),
            Text((byte)command.ProfileIntervalPeriod),
            Text(command.NumberOfPeriodsDelivered),
            .. Enumerable.Range(0, command.Intervals.Count).Select(i => Text(command.Intervals[i] ?? 0xFF_FFFF)),
        ]),
        TsharkReading.Empty<RequestMirror>(),
        TsharkReading.Empty<RemoveMirror>(),
        TsharkReading.Named<RequestMirrorResponse>(MeteringPrefix + "request_mirror_rsp.", new() { ["EndpointId"] = "endpoint_id" }),
        TsharkReading.Named<MirrorRemoved>(MeteringPrefix + "mirror_removed.", new() { ["RemovedEndpointId"] = "removed_endpoint_id" }),
        TsharkReading.Named<RequestFastPollMode>(MeteringPrefix + "request_fast_poll_mode.", new() { ["FastPollUpdatePeriodSeconds"] = "fast_poll_update_period", ["DurationMinutes"] = "duration" }),
        TsharkReading.Named<RequestFastPollModeResponse>(
            MeteringPrefix + "request_fast_poll_mode_response.",
            new()
            {
                ["AppliedUpdatePeriodSeconds"] = "applied_update_period",
            },
            unread: new() { ["FastPollModeEndTime"] = "shown as seconds since 1970, 30 years too early; its place and octets are checked apart" },
            FastPollModeEndTimeIsInPlace),
    ];

    private static void FastPollModeEndTimeIsInPlace(RequestFastPollModeResponse command, TsharkPacket packet)
    {
        XElement field = Assert.Single(packet.Fields(MeteringPrefix + "request_fast_poll_mode_response.fast_poll_mode_end_time"));
        Assert.Equal(TsharkPacket.PayloadStart + 1, TsharkPacket.Position(field));
        Assert.Equal(4, TsharkPacket.Size(field));
        Assert.Equal(Convert.ToHexStringLower(BitConverter.GetBytes(command.FastPollModeEndTime.Seconds)), field.Attribute("value")!.Value);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
