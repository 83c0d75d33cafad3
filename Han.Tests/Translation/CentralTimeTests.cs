using DeviceEmulator.Time;
using Han.Gateway.Requests;
using Han.Gateway.Translation;

namespace Han.Tests.Translation;

public sealed class CentralTimeTests
{
    [Theory]
    [InlineData("2026-07-01T14:00:00", "2026-07-01T19:00:00Z")] // daylight time
    [InlineData("2026-01-15T14:00:00", "2026-01-15T20:00:00Z")] // standard time
    [InlineData("2026-11-01T01:30:00", "2026-11-01T06:30:00Z")] // twice that night: the first pass
    [InlineData("2026-11-01T02:00:00", "2026-11-01T08:00:00Z")]
    [InlineData("2026-03-08T01:59:59", "2026-03-08T07:59:59Z")]
    [InlineData("2026-03-08T03:00:00", "2026-03-08T08:00:00Z")]
    public void AWrittenLocalTimeMeans(string local, string utc)
    {
        Assert.True(CentralTime.TryResolve(Local(local), out MarketTime moment));
        Assert.Equal(DateTimeOffset.Parse(utc, null), moment.ToDateTimeOffset());
    }

    [Theory]
    [InlineData("2026-03-08T02:00:00")]
    [InlineData("2026-03-08T02:30:00")]
    [InlineData("2026-03-08T02:59:59")]
    public void TheSkippedHourDoesNotExist(string local) => Assert.False(CentralTime.TryResolve(Local(local), out _));

    [Fact]
    public void AnOffsetIsHonoured()
    {
        var time = new RequestTime(DateTime.Parse("2026-11-01T01:30:00", null), TimeSpan.FromHours(-6));
        Assert.True(CentralTime.TryResolve(time, out MarketTime moment));
        Assert.Equal("2026-11-01T01:30:00-06:00", CentralTime.From(moment).ToString("yyyy-MM-dd'T'HH:mm:sszzz", null));
    }

    private static RequestTime Local(string text) => new(DateTime.Parse(text, null), null);
}
