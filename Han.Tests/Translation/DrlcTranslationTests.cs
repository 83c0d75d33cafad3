using DeviceEmulator.Time;
using Han.Gateway.Authorization;
using Han.Gateway.Requests;
using Han.Gateway.Translation;
using HeadEnd.Simulator.Link;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace Han.Tests.Translation;

public sealed class DrlcTranslationTests
{
    private static readonly MarketTime _now = MarketTime.From(new DateTimeOffset(2026, 7, 1, 12, 0, 0, 250, TimeSpan.FromHours(-5)));
    private static readonly SystemAccount _account = new() { Name = "A", Duns = ["111111111"] };

    private static readonly LoadControlEventCommand _plain =
        new(null, null, null, default, 60, null, null, null, null, null, null, null, null);

    [Fact]
    public void AbsentFieldsBecomeTheDefaultsAndTheNotUsedMarkers()
    {
        LoadControlEvent sep = Encode(_plain, out StampedCommand stamped);
        Assert.Equal(
            new LoadControlEvent(
                77, DeviceClass.All, 0, _now.ToSep(), 60, CriticalityLevel.Green, 0xFF, 0xFF, short.MinValue, short.MinValue, sbyte.MinValue, 0xFF,
                EventControl.RandomizeStart | EventControl.RandomizeEnd),
            sep);
        MarketTime end = MarketTime.FromSep(_now.ToSep()).Plus(TimeSpan.FromMinutes(60));
        Assert.Equal(end, stamped.NotAfter);
        Assert.Equal(end.Plus(TimeSpan.FromMinutes(60 + 60 + 15)), stamped.ReportBy);
    }

    [Fact]
    public void EveryFieldIsCarried()
    {
        var command = new LoadControlEventCommand(
            5, 0x0084, 7, new RequestTime(new DateTime(2026, 7, 1, 18, 0, 0), null), 1440, 6, 20, 15, 2600, -1000, -10, 50, 1);
        LoadControlEvent sep = Encode(command, out _);
        Assert.Equal(
            new LoadControlEvent(
                77, DeviceClass.WaterHeater | DeviceClass.SimpleMiscLoads, 7,
                SepTime.FromUnixMilliseconds(new DateTimeOffset(2026, 7, 1, 23, 0, 0, default).ToUnixTimeMilliseconds()), 1440, (CriticalityLevel)6, 20, 15,
                2600, -1000, -10, 50, EventControl.RandomizeStart),
            sep);
    }

    public static TheoryData<string, LoadControlEventCommand, string> Refused => new()
    {
        { "DeviceClass", _plain with { DeviceClass = 0 }, Refusals.OutOfRange },
        { "DeviceClass", _plain with { DeviceClass = 0x1000 }, Refusals.OutOfRange },
        { "UtilityEnrollmentGroup", _plain with { UtilityEnrollmentGroup = 256 }, Refusals.OutOfRange },
        { "DurationInMinutes", _plain with { DurationInMinutes = 1441 }, Refusals.Duration },
        { "DurationInMinutes", _plain with { DurationInMinutes = 0 }, Refusals.OutOfRange },
        { "CriticalityLevel", _plain with { CriticalityLevel = 0 }, Refusals.OutOfRange },
        { "CriticalityLevel", _plain with { CriticalityLevel = 16 }, Refusals.OutOfRange },
        { "CriticalityLevel", _plain with { CriticalityLevel = 7 }, Refusals.OutOfRange },
        { "CoolingTemperatureOffset", _plain with { CoolingTemperatureOffset = 256 }, Refusals.OutOfRange },
        { "HeatingTemperatureOffset", _plain with { HeatingTemperatureOffset = -1 }, Refusals.OutOfRange },
        { "CoolingTemperatureSetPoint", _plain with { CoolingTemperatureSetPoint = -27316 }, Refusals.OutOfRange },
        { "HeatingTemperatureSetPoint", _plain with { HeatingTemperatureSetPoint = 32768 }, Refusals.OutOfRange },
        { "AverageLoadAdjustmentPercentage", _plain with { AverageLoadAdjustmentPercentage = 101 }, Refusals.OutOfRange },
        { "DutyCycle", _plain with { DutyCycle = 101 }, Refusals.OutOfRange },
        { "EventControl", _plain with { EventControl = 4 }, Refusals.OutOfRange },
        { "StartTime", _plain with { StartTime = new RequestTime(new DateTime(2026, 7, 1, 11, 58, 0), null) }, Refusals.StartTime },
        { "StartTime", _plain with { StartTime = new RequestTime(new DateTime(2028, 7, 1), null) }, Refusals.StartTime },
        { "StartTime", _plain with { StartTime = new RequestTime(new DateTime(2027, 3, 14, 2, 30, 0), null) }, Refusals.NoSuchLocalTime },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void AValueOutOfRangeIsRefusedByName(string element, LoadControlEventCommand command, string code)
    {
        Assert.Null(DrlcTranslation.Check(command, _account, _now, out Refusal? refusal));
        Assert.Equal(code, refusal!.Code);
        Assert.StartsWith(element + ":", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ATdspMayAskForTheMandatoryLevels()
    {
        var tdsp = new SystemAccount { Name = "T", Duns = ["957877905"], RequesterType = 1, MaxCriticality = 9 };
        Assert.NotNull(DrlcTranslation.Check(_plain with { CriticalityLevel = 9 }, tdsp, _now, out _));
    }

    [Fact]
    public void ACancelTakesClassAndGroupOfItsEvent()
    {
        var template = Encode(_plain with { DeviceClass = 4, UtilityEnrollmentGroup = 9 }, out StampedCommand stamped);
        var stored = new StoredEvent(1, "r", 77, OrderPriority.High, stamped.NotAfter, ((SendCommand)stamped.Command).Payload.ToArray());
        CommandDraft? draft = DrlcTranslation.Check(new CancelLoadControlEventCommand(77, null, null, null, null, default), stored, out _);
        StampedCommand cancel = draft!.Stamp(0, _now);
        Assert.True(ZclFrame.TryDecode(((SendCommand)cancel.Command).Payload.Span, out CancelLoadControlEvent sep, out _));
        Assert.Equal(
            new CancelLoadControlEvent(77, template.DeviceClass, 9, CancelControl.EndWithRandomization, SepTime.Now), sep);
        Assert.Equal(OrderPriority.High, draft.LeastPriority);
        Assert.Equal(stamped.NotAfter, cancel.NotAfter);
    }

    private static LoadControlEvent Encode(LoadControlEventCommand command, out StampedCommand stamped)
    {
        CommandDraft? draft = DrlcTranslation.Check(command, _account, _now, out Refusal? refusal);
        Assert.Null(refusal);
        stamped = draft!.Stamp(77, _now);
        Assert.True(ZclFrame.TryDecode(((SendCommand)stamped.Command).Payload.Span, out LoadControlEvent sep, out ReadOnlySpan<byte> tail));
        Assert.Equal(0, tail.Length);
        return sep;
    }
}
