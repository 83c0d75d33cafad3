using DeviceEmulator.Devices;
using DeviceEmulator.Profile;
using Sep.Codec.Clusters.Drlc;
using static Han.Tests.DeviceEmulator.HanRig;

namespace Han.Tests.DeviceEmulator;

/// <summary>What a device makes of cancels. The other rules of docs/load-control.md on this are in <see cref="DeviceAnswersTests"/>.</summary>
public sealed class CancelRulesTests
{
    private readonly HanRig _han = new(Load());

    [Theory]
    [InlineData(CancelScopeMismatch.Reject, "01 F8 02 03", "2 1 F8")]
    [InlineData(CancelScopeMismatch.Ignore, "01 ok 02 03", "2 1 settled")]
    public void A_cancel_of_another_scope(CancelScopeMismatch answer, string said, string up)
    {
        HanRig han = new(new Interpretation { CancelScopeMismatch = answer }, Load());
        han.Send(Event()).To(10).Send(Cancel() with { DeviceClass = DeviceClass.PoolPumpSpaJacuzzi }, 2).To(200);
        Assert.Equal(said, han.Said);
        Assert.Equal(["2 stored 1", up], han.Up.Where(u => u[0] == '2'));
        Assert.Equal(LedgerOutcome.Completed, han.Row.Outcome);
    }

    [Fact]
    public void A_wrong_time_is_refused_before_a_wrong_scope()
    {
        _han.Send(Event()).To(10).Send(Cancel() with { UtilityEnrollmentGroup = 9, EffectiveTime = At(121).ToSep() }, 2).To(200);
        Assert.Equal("01 F9 02 03", _han.Said);
    }

    [Fact]
    public void An_unknown_event_cannot_be_cancelled()
    {
        _han.Hear(Cancel(7), EsiAddress).To(1);
        Assert.Equal("FD", _han.Said);
        Assert.Equal(7u, _han.Report(EventStatus.RejectedInvalidCancelUndefinedEvent).IssuerEventId);
    }

    [Fact]
    public void An_event_that_gives_way_cannot_be_cancelled_any_more()
    {
        HanRig han = new(new Interpretation { SupersededReport = SupersededReport.AtOnce }, Load());
        han.Send(Event(1)).To(70).Send(Event(2, 90), 2).To(80).Hear(Cancel(1), EsiAddress).To(200);
        Assert.Equal("01 02 01 07 FD 02 03", han.Said);
    }

    [Fact]
    public void Cancel_all_with_nothing_to_cancel_is_a_success()
    {
        _han.Hear(new CancelAllLoadControlEvents(CancelControl.EndAtOnce), EsiAddress);
        Assert.Equal("ok", _han.Said);
    }

    [Fact]
    public void An_effective_time_in_the_past_is_now()
    {
        _han.Send(Event()).To(70).Send(Cancel() with { EffectiveTime = At(10).ToSep() }, 2).To(200);
        Assert.Equal("01 02 06", _han.Said);
        Assert.Equal(At(70), _han.Row.EndedAt);
    }

    [Fact]
    public void Of_two_cancels_the_first_to_take_effect_ends_the_event()
    {
        _han.Send(Event()).To(70).Send(Cancel() with { EffectiveTime = At(80).ToSep() }, 2).Send(Cancel() with { EffectiveTime = At(100).ToSep() }, 3).To(200);
        Assert.Equal(At(80), _han.Row.EndedAt);
        Assert.Equal(["2 stored 1", "3 stored 1", "2 1 06", "3 1 settled"], _han.Up.Where(u => u[0] != '1'));
    }

    [Fact]
    public void A_randomised_cancel_is_delayed_as_the_start_was_and_never_past_the_end()
    {
        int capped = 0;
        for (ulong seed = 1; seed <= 20; seed++)
        {
            HanRig han = new(seed, Load());
            han.Send(Event() with { EventControl = EventControl.RandomizeStart }).To(115);
            DrlcState? before = han.Device.StateOf(1);
            han.Send(Cancel(1, CancelControl.EndWithRandomization) with { EffectiveTime = At(119).ToSep() }, 2).To(300);
            HanRig free = new(seed, Load());
            free.Send(Event() with { EventControl = EventControl.RandomizeStart }).To(300);
            Assert.Equal((DrlcState.Running, "01 02 06"), (before, han.Said));
            long delay = free.Row.EndedAt.Milliseconds - At(120).Milliseconds;
            Assert.Equal(At(119).PlusMilliseconds(delay), han.Row.EndedAt);
            capped += han.Row.EndedAt < free.Row.EndedAt ? 1 : 0;
        }

        Assert.Equal(20, capped);
    }
}
