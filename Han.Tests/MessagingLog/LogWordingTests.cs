using DeviceEmulator.Time;
using Han.Gateway.MessagingLog;
using Han.Gateway.Translation;

namespace Han.Tests.MessagingLog;

public sealed class LogWordingTests
{
    /// <summary>The mapping of smt-han-api 3.1, written out once more.</summary>
    [Theory]
    [InlineData(LogStatus.Sent, "RQA")]
    [InlineData(LogStatus.Accepted, "ACK")]
    [InlineData(LogStatus.Waiting, "PEN")]
    [InlineData(LogStatus.Stored, "PEN")]
    [InlineData(LogStatus.Received, "CON")]
    [InlineData(LogStatus.Started, "STR")]
    [InlineData(LogStatus.Completed, "CON")]
    [InlineData(LogStatus.OptedOut, "OPT")]
    [InlineData(LogStatus.OptedIn, "CON")]
    [InlineData(LogStatus.Cancelled, "CON")]
    [InlineData(LogStatus.Superseded, "CON")]
    [InlineData(LogStatus.PartlyOptedOut, "OPT")]
    [InlineData(LogStatus.PartlyOptedIn, "CON")]
    [InlineData(LogStatus.DidNotParticipate, "OPT")]
    [InlineData(LogStatus.InvalidCancel, "FLR")]
    [InlineData(LogStatus.InvalidCancelTime, "FLR")]
    [InlineData(LogStatus.ReceivedTooLate, "FLR")]
    [InlineData(LogStatus.CancelUndefinedEvent, "FLR")]
    [InlineData(LogStatus.EventRejected, "FLR")]
    [InlineData(LogStatus.Withdrawn, "CON")]
    [InlineData(LogStatus.NothingToCancel, "CON")]
    [InlineData(LogStatus.NoDevice, "FLR")]
    [InlineData(LogStatus.Expired, "FLR")]
    [InlineData(LogStatus.TableFull, "FLR")]
    public void EveryStatusHasItsCode(LogStatus status, string code) =>
        Assert.Equal(code, LogWording.Of(EventCategory.LCE, status, 0).Code.ToString());

    [Theory]
    [InlineData(0, "CON", "nothing to cancel; no device takes part")]
    [InlineData(2, "PEN", "at the meter; device answers to come: 2")]
    public void ACancelAtTheMeterSaysWhatItWaitsFor(int answers, string code, string text)
    {
        (StatusCode status, string description) = LogWording.Of(EventCategory.CAL, LogStatus.Stored, answers);
        Assert.Equal(code, status.ToString());
        Assert.Equal(text, description);
    }

    [Fact]
    public void EveryStatusHasAWording()
    {
        foreach (LogStatus status in Enum.GetValues<LogStatus>().Where(s => s != LogStatus.None))
        {
            Assert.NotEmpty(LogWording.Of(EventCategory.LCE, status, 0).Description);
        }
    }

    [Fact]
    public void AppliedValuesSurvivePackingAndAreSpelledOut()
    {
        var applied = new AppliedValues(4, 2600, -50, -10, 50);
        Assert.Equal(applied, AppliedValues.Unpack(applied.Pack()));
        var extreme = new AppliedValues(15, short.MinValue, short.MaxValue, sbyte.MinValue, 0xFF);
        Assert.Equal(extreme, AppliedValues.Unpack(extreme.Pack()));
        Assert.Equal(
            "completed; criticality 4; cooling set point 26.00 C; heating set point -0.50 C; load adjustment -10 %; duty cycle 50 %",
            LogWording.Of(EventCategory.LCE, LogStatus.Completed, applied.Pack()).Description);
    }

    [Fact]
    public void ALineIsRfc4180InCentralTime()
    {
        using var text = new StringWriter();
        var csv = new LogCsvWriter(text);
        csv.WriteHeader();
        var at = MarketTime.From(new DateTimeOffset(2026, 11, 1, 7, 30, 0, default));
        csv.Write(new LogLine(
            "1039940674000", at, "0123456789abcdef01234567", "", "s", "00000000000000001", "00000000000000098", default, "", EventCategory.LCE,
            StatusCode.FLR, "a \"quoted\", text", at));
        Assert.Equal(
            "TDSPDUNSNumber,MessageDate,RequestID,MessageCancellationID,MessageStatusID,ESIID,MeterSerialNumber,DeviceMACAddr,EventCategoryID,StatusCode,StatusDesc,StatusTimestamp\r\n"
            + "1039940674000,2026-11-01T01:30:00-06:00,0123456789abcdef01234567,,s,00000000000000001,00000000000000098,,LCE,FLR,\"a \"\"quoted\"\", text\",2026-11-01T01:30:00-06:00\r\n",
            text.ToString());
    }
}
