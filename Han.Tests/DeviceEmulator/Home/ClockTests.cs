using DeviceEmulator.Clusters;
using DeviceEmulator.Devices;
using DeviceEmulator.Time;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Clusters.Time;
using Sep.Codec.Types;
using Sep.Codec.Zcl;
using static Han.Tests.DeviceEmulator.HomeRig;

namespace Han.Tests.DeviceEmulator.Home;

public sealed class ClockTests
{
    [Theory]
    [InlineData("2027-03-14T07:59:59Z", "2027-03-14T01:59:59")]
    [InlineData("2027-03-14T08:00:00Z", "2027-03-14T03:00:00")]
    [InlineData("2027-11-07T06:59:59Z", "2027-11-07T01:59:59")]
    [InlineData("2027-11-07T07:00:00Z", "2027-11-07T01:00:00")]
    [InlineData("2026-03-08T08:00:00Z", "2026-03-08T03:00:00")]
    [InlineData("2028-01-01T05:59:59Z", "2027-12-31T23:59:59")]
    public void Central_time_follows_its_rule(string utc, string wall) =>
        Assert.Equal(DateTime.Parse(wall, null), CentralTime.Wall(MarketTime.From(DateTimeOffset.Parse(utc, null))));

    [Fact]
    public void The_ESI_tells_the_time_and_lets_nobody_set_it()
    {
        HomeRig home = new((Pct, null));
        home.To(1);
        Dictionary<ushort, string> read = home.ReadEsi(ClusterId.Time, [.. Enumerable.Range(0, 10).Select(i => (ushort)i)]);
        uint now = home.At(1).ToSep().Seconds;
        Assert.Equal(
            [
                $"{now}", "15", "-21600", $"{Sep("2027-03-14T08:00:00Z")}", $"{Sep("2027-11-07T07:00:00Z")}", "3600", $"{now - 21600}", $"{now - 18000}",
                $"{now - 60}", "none",
            ],
            read.Values);
        AttributeRecords written = new AttributeRecords(AttributeRecordLayout.TypedValue).With(TimeAttributes.Time, ZclType.UtcTime, 1, 2, 3, 4);
        WriteAttributesResponse answer = home.Ask(Pct.Address, EsiAddress, ClusterId.Time, new WriteAttributes(written))!.As<WriteAttributesResponse>();
        foreach (AttributeRecord failure in answer.Failures)
        {
            Assert.Equal((TimeAttributes.Time, ZclStatus.ReadOnly), (failure.Id, failure.Status));
        }

        Assert.False(answer.Failures.IsEmpty);
        HomeRig winter = new(Winter, [(Pct, null)], revision: SepRevision.Se10);
        read = winter.ReadEsi(ClusterId.Time, TimeAttributes.TimeStatus, TimeAttributes.LocalTime, TimeAttributes.LastSetTime);
        Assert.Equal(["7", $"{Winter.ToSep().Seconds - 21600}", "UnsupportedAttribute"], read.Values);
    }

    [Fact]
    public void A_device_sets_its_clock_by_the_ESI_and_drifts_until_it_does_so_again()
    {
        HomeRig home = new((Pct, new DeviceOptions { ClockDriftPerMillion = 500, ClockError = TimeSpan.FromMinutes(3), TimeReadInterval = TimeSpan.FromHours(2) }));
        Assert.Equal(180_000, Off(home));
        home.Device.Begin();
        home.Settle();
        Assert.Equal(0, Off(home));
        home.To(119);
        Assert.InRange(Off(home), 3_500, 3_600);
        home.To(121);
        Assert.InRange(Off(home), -1_000, 100);
        Assert.Equal(2, home.Frames.Count(f => f.From == Pct.Address && f.Cluster == ClusterId.Time));
    }

    [Fact]
    public void A_device_that_hears_nothing_asks_again()
    {
        HomeRig home = new((Pct, null));
        home.Esi.Leave(Pct.Address);
        home.Device.Begin();
        home.To(5.5);
        Assert.Equal(6, home.Frames.Count(f => f.From == Pct.Address && f.Cluster == ClusterId.Time));
        home.Device.SwitchOff();
        home.To(60);
        Assert.Equal(6, home.Frames.Count(f => f.From == Pct.Address && f.Cluster == ClusterId.Time));
    }

    [Fact]
    public void A_clock_that_is_not_to_be_trusted_is_not_taken()
    {
        HomeRig home = new((Pct, new DeviceOptions { ClockError = TimeSpan.FromMinutes(3) }));
        home.Device.Begin();
        Answer(home, home.Frames.Last(f => f.Cluster == ClusterId.Time).Sequence, status: 0);
        Assert.Equal(180_000, Off(home));
        Answer(home, home.Frames.Last(f => f.Cluster == ClusterId.Time).Sequence, status: 2);
        Assert.Equal(-86_400_000, Off(home));
    }

    [Fact]
    public void A_clock_that_runs_fast_begins_an_event_early()
    {
        HomeRig home = new((Heater, new DeviceOptions { ClockDriftPerMillion = 1000 }));
        home.Send(home.Event(1, 100, 30)).To(200);
        ReportsAt(home, out double started, out double ended);
        Assert.InRange(started, 99.85, 100.02);
        Assert.InRange(ended, 129.85, 130.02);

        // It reports by its own clock.
        HomeRig.Frame frame = home.Frames.First(f => f.Report?.EventStatus == EventStatus.Started);
        Assert.Equal(home.At(100).ToSep(), frame.Report!.Value.EventStatusTime);
    }

    [Fact]
    public void A_clock_finds_the_moment_at_which_it_shows_a_time()
    {
        foreach (int drift in new[] { -1000, -7, 0, 13, 1000 })
        {
            DeviceClock clock = new(Summer, drift, 12_345, -777);
            for (int i = 0; i < 200; i++)
            {
                SepTime shown = Summer.PlusMilliseconds(i * 3_777_001L).ToSep();
                long moment = clock.MomentOf(shown);
                Assert.InRange(clock.Read(new MarketTime(moment)).Milliseconds - shown.ToUnixMilliseconds(), 0, 1);
                Assert.True(clock.Read(new MarketTime(moment - 1)).Milliseconds <= shown.ToUnixMilliseconds());
            }
        }
    }

    [Fact]
    public void A_device_without_a_clock_asks_now_and_again()
    {
        HomeRig home = new((Heater with { HasClock = false }, null));
        home.Device.Begin();
        home.Send(home.Event(1, 12, 30)).To(60);
        Assert.Equal("01 02 03", home.Said(Heater.Address));
        Assert.DoesNotContain(home.Frames, f => f.Cluster == ClusterId.Time);
        ReportsAt(home, out double started, out _);
        Assert.InRange(started, 15, 15.2);
    }

    private static void ReportsAt(HomeRig home, out double started, out double ended)
    {
        double Minute(EventStatus status) =>
            (home.Frames.First(f => f.Report?.EventStatus == status).At.Milliseconds - home.At(0).Milliseconds) / 60_000.0;
        started = Minute(EventStatus.Started);
        ended = Minute(EventStatus.Completed);
    }

    private static void Answer(HomeRig home, byte sequence, byte status)
    {
        byte[] buffer = new byte[64];
        AttributeRecords told = new AttributeRecords(AttributeRecordLayout.StatusThenValue)
            .With(TimeAttributes.Time, ZclValue.FromTime(home.Agenda.Now.PlusMilliseconds(-86_400_000).ToSep(), buffer))
            .With(TimeAttributes.TimeStatus, ZclType.Map8, status);
        int length = ZclFrame.Write(buffer, sequence, Direction.ServerToClient, true, new ReadAttributesResponse(told));
        home.Device.OnIndication(new(EsiAddress, 1, Pct.Address, 1, ClusterId.Time), buffer.AsSpan(0, length));
    }

    private static long Off(HomeRig home) => home.Device.Snapshot().Clock.Milliseconds - home.Agenda.Now.Milliseconds;

    private static uint Sep(string utc) => MarketTime.From(DateTimeOffset.Parse(utc, null)).ToSep().Seconds;
}
