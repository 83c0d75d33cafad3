using DeviceEmulator.Stack;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;
using static Han.Tests.DeviceEmulator.EsiOnHandAps;

namespace Han.Tests.DeviceEmulator;

/// <summary>A cancel-all that did not reach a device is sent again as a cancel of each event: what the device answers to one of them is said of that event.</summary>
public sealed class RepeatedCancelAllTests
{
    private readonly EsiOnHandAps _han = new(One);

    [Fact]
    public void Who_does_not_know_the_event_has_answered_it()
    {
        _han.Fate[One] = ApsStatus.NoAck;
        _han.Order(HanRig.Event());
        CancelAll(2);
        ReachAgain();
        Assert.Equal("cancel", _han.Sent[^1].Command);
        _han.Reports(One, 1, EventStatus.RejectedInvalidCancelUndefinedEvent);
        Assert.Equal([(2u, One, "frame")], _han.Up);
        Assert.True(_han.Esi.IsIdle);
    }

    [Fact]
    public void Who_refuses_it_has_answered_it_and_goes_on()
    {
        Accepted(1, 60);
        CancelAll(2);
        ReachAgain();
        _han.Reports(One, 1, EventStatus.RejectedInvalidCancelDefault);
        Assert.Equal((2u, One, "frame"), _han.Up[^1]);
        Assert.Equal("event", _han.Ask(One));
        _han.Reports(One, 1, EventStatus.Completed);
        Assert.Equal((1u, One, "frame"), _han.Up[^1]);
        Assert.True(_han.Esi.IsIdle);
    }

    [Fact]
    public void A_refusal_that_comes_twice_is_no_answer_to_a_cancel_all_that_arrived_as_it_is()
    {
        Accepted(1, 60);
        _han.Order(HanRig.Cancel(), order: 2);
        _han.Reports(One, 1, EventStatus.RejectedInvalidCancelDefault);
        _han.Order(new CancelAllLoadControlEvents(CancelControl.EndAtOnce), order: 3);
        _han.Run(1);
        _han.Reports(One, 1, EventStatus.RejectedInvalidCancelDefault);
        Assert.Equal((2u, One, "frame"), _han.Up[^1]);
        _han.Reports(One, 1, EventStatus.Cancelled);
        Assert.Equal((3u, One, "frame"), _han.Up[^1]);
        Assert.True(_han.Esi.IsIdle);
    }

    [Fact]
    public void A_SUCCESS_is_of_one_event_and_the_others_are_still_answered()
    {
        Accepted(1, 60);
        Accepted(2, 200);
        CancelAll(3);
        ReachAgain();
        Assert.Equal(["cancel", "cancel"], _han.Sent.TakeLast(2).Select(s => s.Command));

        // The newer event's is the first.
        _han.SaysOk(One, _han.Sent[^2].Sequence);
        Assert.Equal([(3u, One, "settled")], _han.Up.Skip(2));
        _han.Reports(One, 1, EventStatus.Cancelled);
        Assert.Equal((3u, One, "frame"), _han.Up[^1]);
        Assert.Equal("event", _han.Ask(One));
    }

    [Fact]
    public void One_that_is_lost_again_is_sent_once_more()
    {
        Accepted(1, 60);
        CancelAll(2);
        _han.Run(120);
        ReachAgain();
        Assert.Equal(["cancel all", "cancel", "cancel"], _han.Sent.Skip(2).Select(s => s.Command));
        _han.Run(3600);
        Assert.Equal(5, _han.Sent.Count);
    }

    private void Accepted(uint id, double starts)
    {
        _han.Order(HanRig.Event(id, starts), order: id);
        _han.Run(1);
        _han.Reports(One, id, EventStatus.Received);
    }

    /// <summary>It does not arrive.</summary>
    private void CancelAll(uint order)
    {
        _han.Fate[One] = ApsStatus.NoAck;
        _han.Order(new CancelAllLoadControlEvents(CancelControl.EndAtOnce), order: order);
        _han.Run(1);
    }

    private void ReachAgain()
    {
        _han.Fate[One] = ApsStatus.Success;
        _han.Run(150);
    }
}
