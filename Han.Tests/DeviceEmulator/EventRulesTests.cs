using DeviceEmulator.Devices;
using DeviceEmulator.Profile;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;
using Sep.Codec.Zcl;
using static Han.Tests.DeviceEmulator.HanRig;

namespace Han.Tests.DeviceEmulator;

/// <summary>Which events a device takes, and what it answers. One test for each rule of docs/load-control.md.</summary>
public sealed class EventRulesTests
{
    private static readonly Eui64 OtherEsi = new(0x0200_0000_0000_0002);

    [Theory]
    [InlineData(FilteredOut.DefaultResponse, "ok")]
    [InlineData(FilteredOut.Silent, "")]
    public void An_event_of_another_class_is_never_reported(FilteredOut answer, string said)
    {
        HanRig han = new(new Interpretation { FilteredOut = answer }, Load());
        han.Send(Event() with { DeviceClass = DeviceClass.PoolPumpSpaJacuzzi }).To(200);
        Assert.Equal(said, han.Said);
        Assert.Equal(0, han.Ledger.Count);
    }

    [Theory]
    [InlineData(3, "01 01 01 FE")]
    [InlineData(4, "01 01 01 01")]
    public void With_no_room_a_device_rejects(int capacity, string said)
    {
        HanRig han = new(new Interpretation { ClientEventCapacity = capacity }, Load());
        for (uint id = 1; id <= 4; id++)
        {
            han.Send(Event(id, 60 * id), id);
        }

        Assert.Equal(said, han.To(1).Said);
        Assert.Equal(capacity == 3 ? null : DrlcState.Scheduled, han.Device.StateOf(4));
        han.To(121).Send(Event(5, 300), 5).To(122);
        Assert.Equal(said + " 02 03 02 01", han.Said);
    }

    [Fact]
    public void A_full_device_supersedes_nothing_for_an_event_that_it_rejects()
    {
        HanRig han = new(Load());
        han.Send(Event(1, 60)).Send(Event(2, 120)).Send(Event(3, 180)).Send(Event(4, 60)).To(1);
        Assert.Equal("01 01 01 FE", han.Said);
        Assert.Equal(DrlcState.Scheduled, han.Device.StateOf(1));
    }

    [Theory]
    [InlineData(ReservedCriticality.Reject, "FE")]
    [InlineData(ReservedCriticality.Ignore, "ok")]
    public void A_reserved_criticality(ReservedCriticality answer, string said)
    {
        foreach (byte level in new byte[] { 0, 0x10, 0xFF })
        {
            HanRig han = new(new Interpretation { ReservedCriticality = answer }, Load());
            han.Send(Event(), 1, default, o => o[13] = level).To(200);
            Assert.Equal(said, han.Said);
            Assert.Null(han.Device.StateOf(1));
        }
    }

    [Theory]
    [InlineData(RepeatedEvent.DefaultResponse, "01 ok 02 03")]
    [InlineData(RepeatedEvent.Silent, "01 02 03")]
    public void The_same_event_from_the_same_ESI_again(RepeatedEvent answer, string said)
    {
        HanRig han = new(new Interpretation { RepeatedEvent = answer }, Load());
        han.Send(Event()).To(1).Send(Event() with { DutyCycle = 10 }, 2).To(200);
        Assert.Equal(said, han.Said);
        Assert.Equal(40, han.Report(EventStatus.Completed).DutyCycleApplied);
    }

    [Fact]
    public void An_ended_event_is_known_until_its_scheduled_end()
    {
        HanRig han = new(Load());
        han.Send(Event()).To(70).Send(Cancel(), 2).To(71).Send(Event(), 3).To(119.9);
        Assert.Equal("01 02 06 ok", han.Said);
        han.To(120).Send(Event(), 4).To(121);
        Assert.Equal("01 02 06 ok FB", han.Said);
    }

    [Theory]
    [InlineData(SepRevision.Se10, "01 ok 02 03", 3)]
    [InlineData(SepRevision.Se11, "01 01 02 02 03 03", 3)]
    public void The_same_event_from_another_ESI(SepRevision revision, string said, int heardByFirst)
    {
        HanRig han = new(Interpretation.Default, 11, [Load()], revision);
        han.Send(Event()).To(1).Hear(Event(), OtherEsi).To(200);
        Assert.Equal(said, han.Said);
        Assert.Equal(heardByFirst, han.Tap.Frames.Count(f => f.To == EsiAddress));
        Assert.Equal(revision == SepRevision.Se11 ? "01 02 03" : "ok", han.SaidTo(OtherEsi));
        Assert.Equal(LedgerOutcome.Completed, han.Row.Outcome);
    }

    [Fact]
    public void A_start_now_runs_from_the_arrival_on()
    {
        HanRig han = new(Load());
        han.To(10).Send(Event() with { StartTime = SepTime.Now }).To(200);
        Assert.Equal("01 02 03", han.Said);
        Assert.Equal((At(10), At(70)), (han.Row.StartedAt, han.Row.EndedAt));
    }

    [Theory]
    [InlineData(false, "FE")]
    [InlineData(true, "01 02 03")]
    public void A_device_without_a_clock_takes_only_a_start_now(bool startsNow, string said)
    {
        HanRig han = new(Interpretation.Default, 11, [Load()], clocks: false);
        han.Hear(startsNow ? Event() with { StartTime = SepTime.Now } : Event(), EsiAddress).To(200);
        Assert.Equal(said, han.Said);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    public void Reports_are_at_most_so_late(int seconds)
    {
        long latest = 0;
        for (ulong seed = 1; seed <= 30; seed++)
        {
            HanRig han = new(new Interpretation { ReportDelaySeconds = seconds }, seed, [Load()]);
            han.Send(Event()).To(2);
            latest = Math.Max(latest, Assert.Single(han.Tap.Frames).At - At(0).Milliseconds);
        }

        Assert.InRange(latest, seconds * 800, seconds * 1000);
    }

    [Fact]
    public void Random_delays_may_be_drawn_in_minutes()
    {
        HashSet<long> delays = [];
        for (ulong seed = 1; seed <= 30; seed++)
        {
            HanRig han = new(new Interpretation { RandomUnit = RandomUnit.Minutes }, seed, [Load()]);
            han.Device.DurationRandomizationMinutes = 5;
            han.Send(Event() with { EventControl = EventControl.RandomizeStart | EventControl.RandomizeEnd }).To(200);
            long start = han.Row.StartedAt.Milliseconds - At(60).Milliseconds;
            long tail = han.Row.EndedAt.Milliseconds - At(120).Milliseconds - start;
            Assert.Equal((0L, 0L), (start % 60_000, tail % 60_000));
            Assert.InRange(start, 0, 30 * 60_000);
            Assert.InRange(tail, 0, 5 * 60_000);
            delays.Add(start);
        }

        Assert.InRange(delays.Count, 12, 31);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(256)]
    public void A_capacity_out_of_range_is_refused(int capacity) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Interpretation { ClientEventCapacity = capacity });
}
