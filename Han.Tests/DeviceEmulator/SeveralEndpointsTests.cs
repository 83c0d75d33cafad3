using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;
using Sep.Codec.Zcl;
using static Han.Tests.DeviceEmulator.EsiOnHandAps;

namespace Han.Tests.DeviceEmulator;

/// <summary>One device with two endpoints at the DRLC server: each is a client of its own, and what one of them says is not said by the other.</summary>
public sealed class SeveralEndpointsTests
{
    private readonly EsiOnHandAps _han = new(One, Two);

    [Fact]
    public void A_SUCCESS_of_one_endpoint_does_not_silence_the_other()
    {
        _han.Bound = [5, 7];
        _han.Order(HanRig.Event());
        _han.Run(1);
        Assert.Equal(2, _han.EventsTo(One));
        _han.SaysOk(One, _han.Sent[0].Sequence, 5);
        _han.Reports(Two, 1, EventStatus.Completed, 5);
        _han.SaysOk(Two, _han.Sent[0].Sequence, 7);
        _han.Reports(One, 1, EventStatus.Received, 7);
        _han.Reports(One, 1, EventStatus.Started, 7);
        _han.Reports(One, 1, EventStatus.Completed, 7);
        Assert.Equal([(1u, Two, "frame"), (1u, One, "frame"), (1u, One, "frame"), (1u, One, "frame")], _han.Up);
        Assert.True(_han.Esi.IsIdle);
    }

    [Fact]
    public void A_SUCCESS_of_one_endpoint_is_not_the_answer_to_a_cancel_that_the_other_owes()
    {
        Ordered();
        _han.SaysOk(One, _han.Sent[0].Sequence, 5);
        _han.Reports(One, 1, EventStatus.Received, 7);
        Cancelled();
        _han.SaysOk(One, _han.Sent[^1].Sequence, 5);
        _han.Reports(One, 1, EventStatus.Cancelled, 7);
        Assert.Equal([(1u, One, "frame"), (2u, One, "frame")], _han.Up);
        Assert.Equal(1, _han.Announced[2]);
        Assert.True(_han.Esi.IsIdle);
    }

    [Fact]
    public void A_report_is_stronger_than_a_SUCCESS_before_it()
    {
        _han.Order(HanRig.Event());
        _han.Run(1);
        _han.SaysOk(One, _han.Sent[0].Sequence);
        _han.Reports(One, 1, EventStatus.Received);
        Assert.Equal([(1u, One, "frame")], _han.Up);
    }

    [Theory]
    [InlineData(EventStatus.Completed)]
    [InlineData(EventStatus.Rejected)]
    public void The_first_endpoint_that_is_done_does_not_end_the_event_for_the_other(EventStatus first)
    {
        Ordered();
        _han.Reports(One, 1, first, 5);
        Assert.False(_han.Esi.IsIdle);
        _han.Reports(One, 1, EventStatus.Received, 7);
        _han.Reports(One, 1, EventStatus.Completed, 7);
        Assert.Equal(Enumerable.Repeat((1u, One, "frame"), 3), _han.Up);
        Assert.True(_han.Esi.IsIdle);
    }

    [Fact]
    public void A_refusal_by_one_endpoint_is_not_one_by_the_other()
    {
        Ordered();
        _han.Answers(One, _han.Sent[0].Sequence, ZclStatus.Failure, 5);
        Assert.Equal("event", _han.Ask(One, 7));
        Assert.Equal("default", _han.Ask(One, 5));
        _han.Reports(One, 1, EventStatus.Received, 7);
        _han.Reports(One, 1, EventStatus.Completed, 7);
        Assert.Equal(Enumerable.Repeat((1u, One, "frame"), 3), _han.Up);
        Assert.True(_han.Esi.IsIdle);
    }

    [Fact]
    public void When_every_endpoint_refuses_the_device_does()
    {
        Ordered();
        _han.Answers(One, _han.Sent[0].Sequence, ZclStatus.Failure, 5);
        Assert.False(_han.Esi.IsIdle);
        _han.Answers(One, _han.Sent[0].Sequence, ZclStatus.Failure, 7);
        Assert.True(_han.Esi.IsIdle);
    }

    [Fact]
    public void Each_endpoint_owes_a_cancel_an_answer_of_its_own()
    {
        Ordered();
        _han.Reports(One, 1, EventStatus.Received, 5);
        Cancelled();
        Assert.Equal(2, _han.Announced[2]);
        _han.Reports(One, 1, EventStatus.RejectedInvalidCancelUndefinedEvent, 7);
        Assert.False(_han.Esi.IsIdle);
        _han.Reports(One, 1, EventStatus.Cancelled, 5);
        Assert.Equal([(1u, One, "frame"), (2u, One, "frame"), (2u, One, "frame")], _han.Up);
        Assert.True(_han.Esi.IsIdle);
    }

    [Fact]
    public void An_endpoint_that_refuses_a_cancel_goes_on_though_the_other_is_cancelled()
    {
        Ordered();
        _han.Reports(One, 1, EventStatus.Received, 5);
        _han.Reports(One, 1, EventStatus.Received, 7);
        Cancelled();
        _han.Reports(One, 1, EventStatus.RejectedInvalidCancelDefault, 5);
        _han.Reports(One, 1, EventStatus.Cancelled, 7);
        Assert.False(_han.Esi.IsIdle);
        _han.Reports(One, 1, EventStatus.Completed, 5);
        Assert.Equal([1u, 1u, 2u, 2u, 1u], _han.Up.Select(u => u.Order));
        Assert.True(_han.Esi.IsIdle);
    }

    [Fact]
    public void What_the_endpoints_of_a_device_owe_is_settled_when_one_finishes_and_when_the_device_leaves()
    {
        _han.Bound = [5, 7, 9];
        _han.Order(HanRig.Event(), One);
        _han.Run(1);
        Cancelled();
        Assert.Equal(3, _han.Announced[2]);
        _han.Reports(One, 1, EventStatus.Completed, 7);
        Assert.Equal([(1u, One, "frame"), (2u, One, "settled")], _han.Up);
        _han.Esi.Leave(One);
        Assert.Equal([(2u, One, "settled"), (2u, One, "settled")], _han.Up[2..]);
    }

    [Fact]
    public void An_endpoint_of_which_nothing_is_heard_holds_the_event_until_it_is_over()
    {
        Ordered();
        _han.Reports(One, 1, EventStatus.Completed, 5);
        _han.Run(3600 * 5);
        Assert.False(_han.Esi.IsIdle);
        _han.Esi.DropExpired(default);
        Assert.True(_han.Esi.IsIdle);
    }

    private void Ordered()
    {
        _han.Bound = [5, 7];
        _han.Order(HanRig.Event(), One);
        _han.Run(1);
    }

    private void Cancelled()
    {
        _han.Order(HanRig.Cancel(), One, order: 2);
        _han.Run(1);
    }
}
