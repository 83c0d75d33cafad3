using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;

namespace Han.Tests.Codec;

public static partial class Draws
{
    public static LoadControlEvent LoadControlEvent(byte[] octets)
    {
        LoadControlEvent raw = Raw<LoadControlEvent>(octets);
        return raw with
        {
            StartTime = Valid(raw.StartTime),
            DurationMinutes = (ushort)(1 + (raw.DurationMinutes % 1440)),
            CriticalityLevel = (CriticalityLevel)(1 + ((byte)raw.CriticalityLevel % 15)),
            CoolingTemperatureSetPoint = SetPoint(raw.CoolingTemperatureSetPoint),
            HeatingTemperatureSetPoint = SetPoint(raw.HeatingTemperatureSetPoint),
            AverageLoadAdjustmentPercentage = Load(raw.AverageLoadAdjustmentPercentage),
            DutyCycle = Duty(raw.DutyCycle),
            EventControl = (EventControl)((byte)raw.EventControl & 3),
        };
    }

    public static CancelLoadControlEvent CancelLoadControlEvent(byte[] octets)
    {
        CancelLoadControlEvent raw = Raw<CancelLoadControlEvent>(octets);
        return raw with { CancelControl = (CancelControl)((byte)raw.CancelControl & 1), EffectiveTime = Valid(raw.EffectiveTime) };
    }

    public static CancelAllLoadControlEvents CancelAllLoadControlEvents(byte[] octets) => new((CancelControl)(octets[0] & 1));

    public static GetScheduledEvents GetScheduledEvents(byte[] octets)
    {
        GetScheduledEvents raw = Raw<GetScheduledEvents>(octets);
        return raw with { StartTime = Valid(raw.StartTime) };
    }

    public static ReportEventStatus ReportEventStatus(byte[] octets)
    {
        ReportEventStatus raw = Raw<ReportEventStatus>(octets);
        return raw with
        {
            EventStatusTime = raw.EventStatusTime.IsValid && !raw.EventStatusTime.IsNow ? raw.EventStatusTime : new SepTime(1),
            CoolingTemperatureSetPointApplied = SetPoint(raw.CoolingTemperatureSetPointApplied),
            HeatingTemperatureSetPointApplied = SetPoint(raw.HeatingTemperatureSetPointApplied),
            AverageLoadAdjustmentPercentageApplied = Load(raw.AverageLoadAdjustmentPercentageApplied),
            DutyCycleApplied = Duty(raw.DutyCycleApplied),
            EventControl = (EventControl)((byte)raw.EventControl & 3),
        };
    }

    private static CommandDraw[] Drlc() =>
    [
        For(LoadControlEvent),
        For(CancelLoadControlEvent),
        For(CancelAllLoadControlEvents),
        For(ReportEventStatus),
        For(GetScheduledEvents),
    ];

    private static short SetPoint(short value) => value < -27315 ? Unused.TemperatureSetPoint : value;

    private static sbyte Load(sbyte value) => value is < -100 or > 100 ? Unused.AverageLoadAdjustment : value;

    private static byte Duty(byte value) => value > 100 ? Unused.DutyCycle : value;
}
