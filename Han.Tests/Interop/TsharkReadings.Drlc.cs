using System.Xml.Linq;
using Sep.Codec.Clusters.Drlc;

namespace Han.Tests.Interop;

internal static partial class TsharkReadings
{
    private const string DrlcPrefix = "zbee_zcl_se.drlc.";

    private static TsharkReading[] Drlc() =>
    [
        TsharkReading.Named<LoadControlEvent>(DrlcPrefix, new()
        {
            ["IssuerEventId"] = "issuer_id",
            ["DeviceClass"] = "device_class",
            ["UtilityEnrollmentGroup"] = "utility_enrollment_group",
            ["StartTime"] = "start_time",
            ["DurationMinutes"] = "duration_in_minutes",
            ["CriticalityLevel"] = "criticality_level",
            ["CoolingTemperatureOffset"] = "cooling_temperature_offset",
            ["HeatingTemperatureOffset"] = "heating_temperature_offset",
            ["CoolingTemperatureSetPoint"] = "cooling_temperature_set_point",
            ["HeatingTemperatureSetPoint"] = "heating_temperature_set_point",
            ["AverageLoadAdjustmentPercentage"] = "average_load_adjustment_percentage",
            ["DutyCycle"] = "duty_cycle",
            ["EventControl"] = "event_control",
        }),
        TsharkReading.Named<CancelLoadControlEvent>(
            DrlcPrefix,
            new()
            {
                ["IssuerEventId"] = "issuer_id",
                ["DeviceClass"] = "device_class",
                ["UtilityEnrollmentGroup"] = "utility_enrollment_group",
                ["CancelControl"] = "cancel_control",
            },
            unread: new() { ["EffectiveTime"] = "declared one octet wide, and the value masked; its place and octets are checked apart" },
            EffectiveTimeIsInPlace),
        TsharkReading.Named<CancelAllLoadControlEvents>(DrlcPrefix, new() { ["CancelControl"] = "cancel_control" }),
        TsharkReading.Named<ReportEventStatus>(DrlcPrefix + "report_event.", new()
        {
            ["IssuerEventId"] = "issuer_id",
            ["EventStatus"] = "event_status",
            ["EventStatusTime"] = "event_status_time",
            ["CriticalityLevelApplied"] = "criticality_level_applied",
            ["CoolingTemperatureSetPointApplied"] = "cooling_temperature_set_point_applied",
            ["HeatingTemperatureSetPointApplied"] = "heating_temperature_set_point_applied",
            ["AverageLoadAdjustmentPercentageApplied"] = "average_load_adjustment_percentage_applied",
            ["DutyCycleApplied"] = "duty_cycle_applied",
            ["EventControl"] = "event_control",
            ["SignatureType"] = "signature_type",
            ["Signature"] = "signature",
        }),

        // The issuer event id that 1.2b appends is shown with a wrong width, and the 1.0 command does not carry it.
        TsharkReading.Named<GetScheduledEvents>(DrlcPrefix + "get_scheduled_events.", new()
        {
            ["StartTime"] = "start_time",
            ["NumberOfEvents"] = "numbers_of_events",
        }),
    ];

    private static void EffectiveTimeIsInPlace(CancelLoadControlEvent command, TsharkPacket packet)
    {
        XElement field = Assert.Single(packet.Fields(DrlcPrefix + "effective_time"));
        Assert.Equal(TsharkPacket.PayloadStart + 8, TsharkPacket.Position(field));
        Assert.Equal(4, TsharkPacket.Size(field));
        Assert.Equal(
            Convert.ToHexStringLower(BitConverter.GetBytes(command.EffectiveTime.Seconds)),
            field.Attribute("unmaskedvalue")?.Value ?? field.Attribute("value")!.Value);
    }
}
