using DeviceEmulator.Devices;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;
using static Han.Tests.DeviceEmulator.HanRig;

namespace Han.Tests.DeviceEmulator;

public sealed class DeviceAnswersTests
{
    private readonly HanRig _han = new(Load());

    [Theory]
    [InlineData(30, "01 06", false)]
    [InlineData(90, "01 02 06", true)]
    public void A_cancel_ends_the_event_at_once(int at, string said, bool running)
    {
        _han.Send(Event()).To(at).Send(Cancel(), 2).To(200);
        Assert.Equal(said, _han.Said);
        Assert.Equal(At(at).ToSep(), _han.Report(EventStatus.Cancelled).EventStatusTime);
        Assert.Equal(running ? 40 : 255, _han.Report(EventStatus.Cancelled).DutyCycleApplied);
        Assert.Equal((LedgerOutcome.Cancelled, running ? At(60) : default, At(at)), (_han.Row.Outcome, _han.Row.StartedAt, _han.Row.EndedAt));
    }

    [Theory]
    [InlineData(EventControl.None, 0, 0)]
    [InlineData(EventControl.RandomizeStart, 0, 30)]
    [InlineData(EventControl.RandomizeEnd, 20, 20)]
    [InlineData(EventControl.RandomizeStart | EventControl.RandomizeEnd, 20, 20)]
    [InlineData(EventControl.RandomizeStart | EventControl.RandomizeEnd, 0, 30)]
    public void A_cancel_with_randomisation_takes_effect_by_the_event_s_own(EventControl control, int endMinutes, int longest)
    {
        HashSet<long> delays = [];
        for (ulong seed = 1; seed <= 20; seed++)
        {
            HanRig han = new(seed, Load());
            han.Device.DurationRandomizationMinutes = (byte)endMinutes;
            han.Send(Event() with { EventControl = control, DurationMinutes = 600 }).To(100).Send(Cancel(1, CancelControl.EndWithRandomization), 2).To(300);
            Assert.Equal("01 02 06", han.Said);
            delays.Add(han.Row.EndedAt.Milliseconds - At(100).Milliseconds);
        }

        Assert.InRange(delays.Max(), longest * 30_000, longest * 60_000);
        Assert.Equal(longest > 0, delays.Count > 10);
    }

    [Fact]
    public void A_cancel_waits_for_its_effective_time_and_an_earlier_one_overtakes_it()
    {
        _han.Send(Event()).To(10).Send(Cancel() with { EffectiveTime = At(100).ToSep() }, 2).To(99.9);
        Assert.Equal("01 02", _han.Said);
        _han.To(100);
        Assert.Equal(DrlcState.Cancelled, _han.Device.StateOf(1));
        HanRig other = new(Load());
        other.Send(Event()).To(10).Send(Cancel() with { EffectiveTime = At(100).ToSep() }, 2).To(70).Send(Cancel(), 3).To(200);
        Assert.Equal("01 02 06", other.Said);
        Assert.Equal(At(70), other.Row.EndedAt);
    }

    [Fact]
    public void A_cancel_at_the_very_end_is_a_cancel_and_one_after_it_is_refused()
    {
        _han.Send(Event()).Send(Cancel() with { EffectiveTime = At(120.1).ToSep() }, 2).To(1);
        Assert.Equal("01 F9", _han.Said);
        _han.Send(Cancel() with { EffectiveTime = At(120).ToSep() }, 3).To(200);
        Assert.Equal("01 F9 02 06", _han.Said);
        Assert.Equal(At(120), _han.Row.EndedAt);
    }

    [Fact]
    public void A_cancel_without_a_valid_time_is_refused()
    {
        _han.Send(Event()).Send(Cancel(), 2, default, o => o.AsSpan(8, 4).Fill(0xFF)).To(200);
        Assert.Equal("01 F9 02 03", _han.Said);
    }

    [Theory]
    [InlineData(DeviceClass.PoolPumpSpaJacuzzi, 0, 0, true)]
    [InlineData(DeviceClass.WaterHeater, 6, 5, true)]
    [InlineData(DeviceClass.WaterHeater, 5, 0, true)]
    [InlineData(DeviceClass.WaterHeater, 5, 5, false)]
    [InlineData(DeviceClass.All, 0, 5, false)]
    public void A_cancel_for_another_class_or_group_is_refused(DeviceClass cancelled, byte cancelledGroup, byte group, bool refused)
    {
        _han.Send(Event() with { UtilityEnrollmentGroup = group }).To(10);
        _han.Send(Cancel() with { DeviceClass = cancelled, UtilityEnrollmentGroup = cancelledGroup }, 2).To(200);
        Assert.Equal(refused ? "01 F8 02 03" : "01 06", _han.Said);
        Assert.Contains(refused ? "2 1 F8" : "2 1 06", _han.Up);
    }

    [Fact]
    public void A_cancel_that_crosses_the_end_names_an_undefined_event()
    {
        // The ESI has not heard of the end yet, so it passes the cancel on.
        _han.Send(Event()).To(120).Send(Cancel(), 2).To(130);
        Assert.Equal("01 02 03 FD", _han.Said);
        ReportEventStatus report = _han.Report(EventStatus.RejectedInvalidCancelUndefinedEvent);
        Assert.Equal((1u, Unused.TemperatureSetPoint, Unused.DutyCycle), (report.IssuerEventId, report.CoolingTemperatureSetPointApplied, report.DutyCycleApplied));
        Assert.Equal(["1 stored 1", "1 1 01", "1 1 02", "2 stored 1", "1 1 03", "2 1 settled"], _han.Up);
        Assert.True(_han.Esi.IsIdle);
    }

    [Fact]
    public void Cancel_all_ends_what_is_scheduled_and_what_runs()
    {
        _han.Send(Event(1)).Send(Event(2, 300), 2).To(90).Send(new CancelAllLoadControlEvents(CancelControl.EndAtOnce), 3).To(500);
        Assert.Equal("01 01 02 06 06", _han.Said);
        Assert.All(_han.Ledger.ToArray(), r => Assert.Equal((LedgerOutcome.Cancelled, At(90)), (r.Outcome, r.EndedAt)));
        Assert.Contains("3 stored 2", _han.Up);
        Assert.Equal(2, _han.Up.Count(u => u.StartsWith("3 1 06", StringComparison.Ordinal)));
        Assert.True(_han.Esi.IsIdle);
    }

    [Theory]
    [InlineData(7, "FFFFFFFF")]
    [InlineData(11, "0000")]
    [InlineData(11, "A105")]
    [InlineData(13, "00")]
    [InlineData(13, "10")]
    public void An_event_that_makes_no_sense_is_refused(int offset, string octets)
    {
        _han.Send(Event(), 1, default, o => Convert.FromHexString(octets).CopyTo(o, offset)).To(200);
        Assert.Equal("FE", _han.Said);
        Assert.Equal(LedgerOutcome.Rejected, _han.Row.Outcome);
        Assert.Equal(EventStatus.Rejected, _han.Row.RejectedWith);
        Assert.Equal(AppliedControl.Nothing, _han.Row.Applied);
        Assert.True(_han.Esi.IsIdle);
    }

    [Theory]
    [InlineData(-60, "FB")]
    [InlineData(-59, "01 02 03")]
    public void An_event_that_is_over_on_arrival_is_refused(int starts, string said)
    {
        _han.Send(Event(1, starts)).To(10);
        Assert.Equal(said, _han.Said);
        Assert.Equal(said == "FB" ? LedgerOutcome.Rejected : LedgerOutcome.Completed, _han.Row.Outcome);
        Assert.Equal(said == "FB" ? default : At(0), _han.Row.StartedAt);
        Assert.Equal(said == "FB" ? default : At(1), _han.Row.EndedAt);
    }

    [Fact]
    public void The_same_event_again_is_known()
    {
        _han.Send(Event()).To(1).Send(Event() with { DutyCycle = 10 }, 2).To(200);
        Assert.Equal("01 ok 02 03", _han.Said);
        Assert.Equal(40, _han.Report(EventStatus.Completed).DutyCycleApplied);
        Assert.Equal(LedgerOutcome.Completed, _han.Row.Outcome);
        Assert.DoesNotContain("2 1 ok", _han.Up);
    }

    [Theory]
    [InlineData(DeviceClass.PoolPumpSpaJacuzzi, 0, 0, false)]
    [InlineData(DeviceClass.WaterHeater, 4, 5, false)]
    [InlineData(DeviceClass.WaterHeater, 5, 5, true)]
    [InlineData(DeviceClass.WaterHeater, 0, 5, true)]
    [InlineData(DeviceClass.WaterHeater, 5, 0, true)]
    public void A_device_of_another_class_or_group_is_not_concerned(DeviceClass addressed, byte group, byte own, bool concerned)
    {
        HanRig han = new(Load(1, DeviceClass.WaterHeater, own));
        han.Send(Event() with { DeviceClass = addressed, UtilityEnrollmentGroup = group }).To(200);
        Assert.Equal(concerned ? "01 02 03" : "ok", han.Said);
        Assert.Equal(concerned ? 1 : 0, han.Ledger.Count);
        Assert.Equal(concerned ? 4 : 1, han.Up.Count);
    }

    [Fact]
    public void Reports_are_at_most_five_seconds_late_and_keep_their_order()
    {
        List<long> late = [];
        for (ulong seed = 1; seed <= 40; seed++)
        {
            HanRig han = new(seed, Load());
            han.Send(Event(1, 0)).Send(Event(2, 0), 2).Send(Event(3, 0), 3).Send(Cancel(3), 4).To(1);
            foreach (TappedAps.Sent frame in han.Tap.Frames)
            {
                Assert.Equal(At(0).ToSep(), frame.Report!.Value.EventStatusTime);
                late.Add(frame.At - At(0).Milliseconds);
            }

            Assert.Equal("01 02 01 07 02 01 07 02 06", han.Said);
            Assert.Equal(Enumerable.Range(0, 9).Select(i => (byte)i), han.Tap.Frames.Select(f => f.Frame[1]));
        }

        Assert.InRange(late.Min(), 0, 2000);
        Assert.InRange(late.Max(), 4500, 5000);
    }

    [Fact]
    public void A_report_is_63_octets_without_a_signature()
    {
        _han.Send(Event() with { EventControl = EventControl.RandomizeStart }).To(200);
        Assert.Equal(3, _han.Tap.Frames.Count);
        Assert.All(_han.Tap.Frames, f =>
        {
            Assert.Equal(63, f.Frame.Length);
            Assert.Equal((byte)EventControl.RandomizeStart, f.Frame[19]);
            Assert.Equal(0, f.Frame[20]);
            Assert.All(f.Frame[21..], octet => Assert.Equal(0xFF, octet));
            Assert.Equal([0x00, 0x80, 0x00, 0x80, 0x80], f.Frame[13..18]);
        });
    }
}
