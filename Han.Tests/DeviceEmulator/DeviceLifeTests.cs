using DeviceEmulator.Devices;
using Sep.Codec.Clusters.Drlc;
using static Han.Tests.DeviceEmulator.HanRig;

namespace Han.Tests.DeviceEmulator;

public sealed class DeviceLifeTests
{
    private readonly HanRig _han = new(Load());

    [Fact]
    public void An_obeyed_event_is_received_started_and_completed()
    {
        _han.Send(Event()).To(59.9);
        Assert.Equal("01", _han.Said);
        _han.To(119.9);
        Assert.Equal("01 02", _han.Said);
        _han.To(125);
        Assert.Equal("01 02 03", _han.Said);
        Assert.Equal(At(0).ToSep(), _han.Report(EventStatus.Received).EventStatusTime);
        Assert.Equal(At(60).ToSep(), _han.Report(EventStatus.Started).EventStatusTime);
        Assert.Equal(At(120).ToSep(), _han.Report(EventStatus.Completed).EventStatusTime);
        Expect(LedgerOutcome.Completed, 60, 120);
        Assert.Equal(40, _han.Row.Applied.DutyCycle);
    }

    [Fact]
    public void An_opt_out_before_the_start_is_told_at_the_start_and_at_the_end()
    {
        _han.Send(Event()).To(30);
        Assert.True(_han.Device.OptOut(1));
        _han.To(59.9);
        Assert.Equal("01", _han.Said);
        _han.To(125);
        Assert.Equal("01 04 0A", _han.Said);
        Assert.Equal(At(60).ToSep(), _han.Report(EventStatus.OptedOut).EventStatusTime);
        Expect(LedgerOutcome.DidNotParticipate, 60, 120, optedOutAtStart: true);
        Assert.Equal(AppliedControl.Nothing, _han.Row.Applied);
    }

    [Fact]
    public void A_change_of_mind_before_the_start_leaves_no_trace()
    {
        _han.Send(Event()).To(30);
        Assert.True(_han.Device.OptOut(1));
        Assert.True(_han.Device.OptIn(1));
        _han.To(125);
        Assert.Equal("01 02 03", _han.Said);
        Expect(LedgerOutcome.Completed, 60, 120);
    }

    [Fact]
    public void An_opt_out_during_the_event_is_told_at_once()
    {
        _han.Send(Event()).To(90);
        Assert.True(_han.Device.OptOut(1));
        Assert.False(_han.Device.OptOut(1));
        _han.To(125);
        Assert.Equal("01 02 04 08", _han.Said);
        Assert.Equal(At(90).ToSep(), _han.Report(EventStatus.OptedOut).EventStatusTime);
        Assert.Equal(Unused.DutyCycle, _han.Report(EventStatus.OptedOut).DutyCycleApplied);
        Assert.Equal(Unused.DutyCycle, _han.Report(EventStatus.PartiallyCompletedWithOptOut).DutyCycleApplied);
        Expect(LedgerOutcome.PartlyOptedOut, 60, 120, outs: 1);
        Assert.Equal(40, _han.Row.Applied.DutyCycle);
    }

    [Theory]
    [InlineData(30, "01 04 05 09", 0)]
    [InlineData(80, "01 02 04 05 09", 1)]
    public void An_opt_in_after_an_opt_out(int outAt, string said, int outs)
    {
        _han.Send(Event()).To(outAt);
        Assert.True(_han.Device.OptOut(1));
        _han.To(100);
        Assert.True(_han.Device.OptIn(1));
        _han.To(125);
        Assert.Equal(said, _han.Said);
        Assert.Equal(At(100).ToSep(), _han.Report(EventStatus.OptedIn).EventStatusTime);
        Assert.Equal(40, _han.Report(EventStatus.OptedIn).DutyCycleApplied);
        Assert.Equal(40, _han.Report(EventStatus.PartiallyCompletedDueToOptIn).DutyCycleApplied);
        Expect(LedgerOutcome.PartlyOptedIn, 60, 120, optedOutAtStart: outs == 0, outs: outs, ins: 1);
    }

    [Theory]
    [InlineData(CriticalityLevel.Level5, true)]
    [InlineData(CriticalityLevel.Emergency, false)]
    [InlineData(CriticalityLevel.PlannedOutage, false)]
    [InlineData(CriticalityLevel.ServiceDisconnect, false)]
    [InlineData(CriticalityLevel.UtilityDefined1, true)]
    public void Nobody_opts_out_of_a_mandatory_event(CriticalityLevel level, bool allowed)
    {
        _han.Send(Event() with { CriticalityLevel = level }).To(30);
        Assert.Equal(allowed, _han.Device.OptOut(1));
        Assert.Equal(allowed, _han.Device.OptIn(1));
        _han.To(90);
        Assert.Equal(allowed, _han.Device.OptOut(1));
        _han.To(125);
        Assert.Equal(allowed ? "01 02 04 08" : "01 02 03", _han.Said);
        Assert.All(_han.Tap.Frames, f => Assert.Equal(level, f.Report!.Value.CriticalityLevelApplied));
        Assert.Equal(level, _han.Row.Criticality);
    }

    [Fact]
    public void A_newer_event_ends_a_scheduled_one_at_once_and_a_running_one_when_it_starts()
    {
        _han.Send(Event(1)).To(10).Send(Event(2, 90), 2).To(15);
        Assert.Equal("01 01 07", _han.Said);
        Assert.Equal(At(10).ToSep(), _han.Report(EventStatus.Superseded).EventStatusTime);
        _han.To(100).Send(Event(3, 120), 3).To(119.9);
        Assert.Equal(DrlcState.Running, _han.Device.StateOf(2));
        _han.To(185);
        Assert.Equal("01 01 07 02 01 07 02 03", _han.Said);
        LedgerEntry[] rows = _han.Ledger.ToArray();
        Assert.Equal([LedgerOutcome.Superseded, LedgerOutcome.Superseded, LedgerOutcome.Completed], rows.Select(r => r.Outcome));
        Assert.Equal([default, At(90), At(120)], rows.Select(r => r.StartedAt));
        Assert.Equal([At(10), At(120), At(180)], rows.Select(r => r.EndedAt));
        Assert.Equal(40, _han.Tap.Frames.Single(f => f.Report is { IssuerEventId: 2, EventStatus: EventStatus.Superseded }).Report!.Value.DutyCycleApplied);
    }

    [Fact]
    public void Events_one_after_the_other_or_for_other_classes_leave_each_other_alone()
    {
        HanRig han = new(Load(1, DeviceClass.WaterHeater | DeviceClass.PoolPumpSpaJacuzzi));
        han.Send(Event(1) with { DeviceClass = DeviceClass.WaterHeater });
        han.Send(Event(2, 90) with { DeviceClass = DeviceClass.PoolPumpSpaJacuzzi }, 2);
        han.Send(Event(3, 120) with { DeviceClass = DeviceClass.WaterHeater }, 3).To(200);
        Assert.Equal([LedgerOutcome.Completed, LedgerOutcome.Completed, LedgerOutcome.Completed], han.Ledger.ToArray().Select(r => r.Outcome));
    }

    [Fact]
    public void A_next_event_starts_in_the_random_tail_of_the_one_before_without_a_gap()
    {
        _han.Device.DurationRandomizationMinutes = 60;
        _han.Send(Event(1) with { EventControl = EventControl.RandomizeEnd }).Send(Event(2, 120), 2).To(300);
        LedgerEntry[] rows = _han.Ledger.ToArray();
        Assert.Equal([At(120), At(180)], rows.Select(r => r.EndedAt));
        Assert.All(rows, r => Assert.Equal(LedgerOutcome.Completed, r.Outcome));
    }

    [Fact]
    public void An_event_that_chance_delays_past_the_start_of_the_next_never_begins()
    {
        int met = 0;
        for (ulong seed = 1; seed <= 20; seed++)
        {
            HanRig han = new(seed, Load());
            han.Send(Event(1) with { DurationMinutes = 1, EventControl = EventControl.RandomizeStart }).Send(Event(2, 61), 2).To(200);
            LedgerEntry[] rows = han.Ledger.ToArray();
            Assert.Equal((LedgerOutcome.Completed, At(61), At(121)), (rows[1].Outcome, rows[1].StartedAt, rows[1].EndedAt));
            met += rows[0] is { Outcome: LedgerOutcome.Superseded } r && r.StartedAt == default && r.EndedAt == At(61) ? 1 : 0;
        }

        Assert.InRange(met, 15, 20);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_start_of_an_event_that_is_gone_disturbs_no_other(bool cancelled)
    {
        _han.Send(Event(1, 100)).To(1);
        if (cancelled)
        {
            _han.Send(Cancel(), 2).To(2);
        }

        _han.Send(Event(3, 90), 3).To(200);
        Assert.Equal(cancelled ? "01 06 01 02 03" : "01 01 07 02 03", _han.Said);
        LedgerEntry row = _han.Ledger.ToArray()[1];
        Assert.Equal((LedgerOutcome.Completed, At(90), At(150)), (row.Outcome, row.StartedAt, row.EndedAt));
    }

    [Fact]
    public void Randomisation_delays_start_and_end_within_its_limits()
    {
        HashSet<long> delays = [];
        for (ulong seed = 1; seed <= 30; seed++)
        {
            HanRig han = new(seed, Load());
            han.Device.StartRandomizationMinutes = 5;
            han.Device.DurationRandomizationMinutes = 7;
            han.Send(Event() with { EventControl = EventControl.RandomizeStart | EventControl.RandomizeEnd }).To(140);
            long delay = han.Row.StartedAt.Milliseconds - At(60).Milliseconds;
            Assert.InRange(delay, 0, 5 * 60_000);
            Assert.InRange(han.Row.EndedAt.Milliseconds - At(120).Milliseconds - delay, 0, 7 * 60_000);
            delays.Add(delay);
        }

        Assert.True(delays.Count > 20 && delays.Max() > 3 * 60_000);
    }

    private void Expect(LedgerOutcome outcome, int started, int ended, bool optedOutAtStart = false, int outs = 0, int ins = 0)
    {
        LedgerEntry row = _han.Row;
        Assert.Equal((EsiAddress, Load().Address, 1u, At(0)), (row.Esi, row.Device, row.IssuerEventId, row.ReceivedAt));
        Assert.Equal((outcome, At(started), At(ended)), (row.Outcome, row.StartedAt, row.EndedAt));
        Assert.Equal((optedOutAtStart, outs, ins), (row.OptedOutAtStart, row.OptOuts, row.OptIns));
    }
}
