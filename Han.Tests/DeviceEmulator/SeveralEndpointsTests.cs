using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;
using static Han.Tests.DeviceEmulator.EsiOnHandAps;

namespace Han.Tests.DeviceEmulator;

/// <summary>One device with two endpoints at the DRLC server: what one of them is not concerned with the other may be.</summary>
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
        _han.SaysOk(One, _han.Sent[0].Sequence);
        _han.Reports(Two, 1, EventStatus.Completed);
        _han.Reports(One, 1, EventStatus.Received);
        _han.Reports(One, 1, EventStatus.Started);
        _han.Reports(One, 1, EventStatus.Completed);
        Assert.Equal([(1u, Two, "frame"), (1u, One, "frame"), (1u, One, "frame"), (1u, One, "frame")], _han.Up);
        Assert.True(_han.Esi.IsIdle);
    }

    [Fact]
    public void A_SUCCESS_of_one_endpoint_is_not_the_answer_to_a_cancel_that_the_other_owes()
    {
        _han.Bound = [5, 7];
        _han.Order(HanRig.Event(), One);
        _han.Run(1);
        _han.Reports(One, 1, EventStatus.Received);
        _han.Order(HanRig.Cancel(), One, order: 2);
        _han.Run(1);
        _han.SaysOk(One, _han.Sent[^1].Sequence);
        _han.Reports(One, 1, EventStatus.Cancelled);
        Assert.Equal([(1u, One, "frame"), (2u, One, "frame")], _han.Up);
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
}
