using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace Han.Tests.Codec.Clusters.Drlc;

public sealed class DrlcRangeTests
{
    private static readonly LoadControlEvent Event = new(
        1, DeviceClass.WaterHeater, 0, SepTime.Now, 60, CriticalityLevel.Level3, Unused.TemperatureOffset, Unused.TemperatureOffset,
        Unused.TemperatureSetPoint, Unused.TemperatureSetPoint, Unused.AverageLoadAdjustment, Unused.DutyCycle, EventControl.None);

    private static readonly ReportEventStatus Report = new(
        1, EventStatus.Received, new SepTime(1), CriticalityLevel.Level3, Unused.TemperatureSetPoint, Unused.TemperatureSetPoint,
        Unused.AverageLoadAdjustment, Unused.DutyCycle, EventControl.None, SignatureType.None, EventSignature.None);

    public static TheoryData<string, LoadControlEvent> EventsOutOfRange => new()
    {
        { "StartTime", Event with { StartTime = SepTime.Invalid } },
        { "DurationMinutes", Event with { DurationMinutes = 0 } },
        { "DurationMinutes", Event with { DurationMinutes = 1441 } },
        { "CriticalityLevel", Event with { CriticalityLevel = CriticalityLevel.Reserved } },
        { "CriticalityLevel", Event with { CriticalityLevel = (CriticalityLevel)0x10 } },
        { "CoolingTemperatureSetPoint", Event with { CoolingTemperatureSetPoint = -27316 } },
        { "HeatingTemperatureSetPoint", Event with { HeatingTemperatureSetPoint = -27316 } },
        { "AverageLoadAdjustmentPercentage", Event with { AverageLoadAdjustmentPercentage = 101 } },
        { "AverageLoadAdjustmentPercentage", Event with { AverageLoadAdjustmentPercentage = -101 } },
        { "DutyCycle", Event with { DutyCycle = 101 } },
        { "EventControl", Event with { EventControl = (EventControl)4 } },
    };

    public static TheoryData<string, ReportEventStatus> ReportsOutOfRange => new()
    {
        { "EventStatusTime", Report with { EventStatusTime = SepTime.Now } },
        { "EventStatusTime", Report with { EventStatusTime = SepTime.Invalid } },
        { "CoolingTemperatureSetPointApplied", Report with { CoolingTemperatureSetPointApplied = -27316 } },
        { "HeatingTemperatureSetPointApplied", Report with { HeatingTemperatureSetPointApplied = -27316 } },
        { "AverageLoadAdjustmentPercentageApplied", Report with { AverageLoadAdjustmentPercentageApplied = 101 } },
        { "DutyCycleApplied", Report with { DutyCycleApplied = 101 } },
        { "EventControl", Report with { EventControl = (EventControl)4 } },
    };

    [Theory]
    [MemberData(nameof(EventsOutOfRange))]
    public void An_event_out_of_range_is_refused_by_name(string field, LoadControlEvent command)
    {
        Assert.Equal(ZclStatus.InvalidField, command.CheckRanges());
        Refused(field, command);
    }

    [Theory]
    [MemberData(nameof(ReportsOutOfRange))]
    public void A_report_out_of_range_is_refused_by_name(string field, ReportEventStatus command) => Refused(field, command);

    [Fact]
    public void Cancels_and_requests_out_of_range_are_refused_by_name()
    {
        Refused("CancelControl", new CancelLoadControlEvent(1, DeviceClass.All, 0, (CancelControl)2, SepTime.Now));
        Refused("EffectiveTime", new CancelLoadControlEvent(1, DeviceClass.All, 0, CancelControl.EndAtOnce, SepTime.Invalid));
        Refused("CancelControl", new CancelAllLoadControlEvents((CancelControl)2));
        Refused("StartTime", new GetScheduledEvents(SepTime.Invalid, 0));
    }

    [Fact]
    public void The_values_all_of_these_start_from_are_in_range()
    {
        Assert.Equal(ZclStatus.Success, Event.CheckRanges());
        Assert.Equal(ZclHeaderSize + LoadControlEvent.Size, ZclFrame.Write(new byte[64], 0, false, Event));
        Assert.Equal(ZclHeaderSize + ReportEventStatus.Size, ZclFrame.Write(new byte[64], 0, false, Report));
    }

    [Fact]
    public void A_signature_is_equal_by_content_and_has_42_octets()
    {
        byte[] octets = [.. Enumerable.Repeat((byte)0xFF, EventSignature.Size)];
        Assert.Equal(EventSignature.None, new EventSignature(octets));
        octets[41] = 0;
        Assert.NotEqual(EventSignature.None, new EventSignature(octets));
        Assert.Throws<ArgumentException>(() => new EventSignature(octets.AsSpan(1)));
    }

    private const int ZclHeaderSize = 3;

    private static void Refused<T>(string field, T command) where T : struct, ISepCommand<T>
    {
        ArgumentOutOfRangeException refusal = Assert.Throws<ArgumentOutOfRangeException>(() => ZclFrame.Write(new byte[64], 0, false, command));
        Assert.Equal(field, refusal.ParamName);
    }
}
