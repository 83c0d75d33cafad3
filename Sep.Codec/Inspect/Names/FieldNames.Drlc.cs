using Sep.Codec.Clusters.Drlc;

namespace Sep.Codec.Inspect.Names;

internal static partial class FieldNames
{
    private const string DrlcPrefix = "zbee_zcl_se.drlc.";

    private static CommandNames[] Drlc() =>
    [
        new(
            nameof(LoadControlEvent),
            Named("IssuerEventId", DrlcPrefix + "issuer_id"),
            DeviceClassBits(),
            Named("UtilityEnrollmentGroup", DrlcPrefix + "utility_enrollment_group"),
            Named("StartTime", DrlcPrefix + "start_time"),
            Named("DurationMinutes", DrlcPrefix + "duration_in_minutes"),
            Named("CriticalityLevel", DrlcPrefix + "criticality_level"),
            Named("CoolingTemperatureOffset", DrlcPrefix + "cooling_temperature_offset"),
            Named("HeatingTemperatureOffset", DrlcPrefix + "heating_temperature_offset"),
            Named("CoolingTemperatureSetPoint", DrlcPrefix + "cooling_temperature_set_point"),
            Named("HeatingTemperatureSetPoint", DrlcPrefix + "heating_temperature_set_point"),
            Named("AverageLoadAdjustmentPercentage", DrlcPrefix + "average_load_adjustment_percentage"),
            Named("DutyCycle", DrlcPrefix + "duty_cycle"),
            EventControlBits(DrlcPrefix + "event_control")),
        new(
            nameof(CancelLoadControlEvent),
            Named("IssuerEventId", DrlcPrefix + "issuer_id"),
            DeviceClassBits(),
            Named("UtilityEnrollmentGroup", DrlcPrefix + "utility_enrollment_group"),
            CancelControlBits(),
            Named("EffectiveTime", DrlcPrefix + "effective_time")),
        new(nameof(CancelAllLoadControlEvents), CancelControlBits()),
        new(
            nameof(ReportEventStatus),
            Named("IssuerEventId", DrlcPrefix + "report_event.issuer_id"),
            Named("EventStatus", DrlcPrefix + "report_event.event_status"),
            Named("EventStatusTime", DrlcPrefix + "report_event.event_status_time"),
            Named("CriticalityLevelApplied", DrlcPrefix + "report_event.criticality_level_applied"),
            Named("CoolingTemperatureSetPointApplied", DrlcPrefix + "report_event.cooling_temperature_set_point_applied"),
            Named("HeatingTemperatureSetPointApplied", DrlcPrefix + "report_event.heating_temperature_set_point_applied"),
            Named("AverageLoadAdjustmentPercentageApplied", DrlcPrefix + "report_event.average_load_adjustment_percentage_applied"),
            Named("DutyCycleApplied", DrlcPrefix + "report_event.duty_cycle_applied"),
            EventControlBits(DrlcPrefix + "report_event.event_control"),
            Named("SignatureType", DrlcPrefix + "report_event.signature_type"),
            Named("Signature", DrlcPrefix + "report_event.signature")),
        Command(nameof(GetScheduledEvents), DrlcPrefix + "get_scheduled_events.", ("StartTime", "start_time"), ("NumberOfEvents", "numbers_of_events")),
    ];

    private static FieldName DeviceClassBits()
    {
        const string Prefix = DrlcPrefix + "device_class.";
        return Bits(
            "DeviceClass",
            DrlcPrefix + "device_class",
            new BitName(Prefix + "hvac_compressor_or_furnace", 0x0001),
            new BitName(Prefix + "strip_heaters_baseboard_heaters", 0x0002),
            new BitName(Prefix + "water_heater", 0x0004),
            new BitName(Prefix + "pool_pump_spa_jacuzzi", 0x0008),
            new BitName(Prefix + "smart_appliances", 0x0010),
            new BitName(Prefix + "irrigation_pump", 0x0020),
            new BitName(Prefix + "managed_c_i_loads", 0x0040),
            new BitName(Prefix + "simple_misc_loads", 0x0080),
            new BitName(Prefix + "exterior_lighting", 0x0100),
            new BitName(Prefix + "interior_lighting", 0x0200),
            new BitName(Prefix + "electric_vehicle", 0x0400),
            new BitName(Prefix + "generation_systems", 0x0800),
            new BitName(Prefix + "reserved", 0xF000));
    }

    private static FieldName EventControlBits(string filter) => Bits(
        "EventControl",
        filter,
        new BitName(DrlcPrefix + "randomize_start_time", 0x01),
        new BitName(DrlcPrefix + "randomize_duration_time", 0x02),
        new BitName(DrlcPrefix + "reserved", 0xFC));

    private static FieldName CancelControlBits() => Bits(
        "CancelControl",
        DrlcPrefix + "cancel_control",
        new BitName(DrlcPrefix + "cancel_control.event_in_process", 0x01),
        new BitName(DrlcPrefix + "cancel_control.reserved", 0xFE));
}
