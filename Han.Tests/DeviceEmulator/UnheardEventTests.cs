using DeviceEmulator.Stack;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;

namespace Han.Tests.DeviceEmulator;

/// <summary>An event or a cancel is sent again to whom it did not reach, and to nobody else.</summary>
public sealed class UnheardEventTests
{
    private static readonly Eui64 One = EsiOnHandAps.One;
    private static readonly Eui64 Two = EsiOnHandAps.Two;

    private readonly EsiOnHandAps _han = new(One, Two);

    [Theory]
    [InlineData(ApsStatus.NoAck)]
    [InlineData(ApsStatus.NoShortAddress)]
    [InlineData(ApsStatus.SecurityFail)]
    public void Only_whom_it_did_not_reach_is_offered_an_event_again(ApsStatus status)
    {
        _han.Fate[Two] = status;
        _han.Order(HanRig.Event());
        _han.Run(600);
        Assert.Equal(1, _han.EventsTo(One));
        Assert.Equal(4, _han.EventsTo(Two));
    }

    [Fact]
    public void Who_is_not_concerned_is_left_alone_once_it_has_acknowledged()
    {
        _han.Fate[One] = _han.Fate[Two] = ApsStatus.NoAck;
        _han.Order(HanRig.Event());
        _han.Run(30);
        _han.Fate[One] = ApsStatus.Success;
        _han.Run(60);
        Assert.Equal(2, _han.EventsTo(One));
        _han.SaysOk(One, _han.Sent[0].Sequence);
        _han.Run(3600);
        Assert.Equal(2, _han.EventsTo(One));
        Assert.InRange(_han.EventsTo(Two), 6, 10);
    }

    [Fact]
    public void Repetitions_outlive_a_stack_that_takes_nothing_for_a_while()
    {
        _han.Fate[One] = ApsStatus.NoAck;
        _han.Order(HanRig.Event());
        _han.Run(30);
        _han.Takes = false;
        _han.Run(600);
        _han.Takes = true;
        _han.Fate[One] = ApsStatus.Success;
        _han.Run(900);
        Assert.Equal((2, 1), (_han.EventsTo(One), _han.EventsTo(Two)));
        _han.Run(3600);
        Assert.Equal((2, 1), (_han.EventsTo(One), _han.EventsTo(Two)));
    }

    [Fact]
    public void An_event_that_the_stack_did_not_take_is_offered_later()
    {
        _han.Takes = false;
        _han.Order(HanRig.Event());
        _han.Run(30);
        _han.Takes = true;
        _han.Run(31);
        Assert.Equal((1, 1), (_han.EventsTo(One), _han.EventsTo(Two)));
    }

    [Fact]
    public void A_cancel_is_sent_again_only_to_whom_it_did_not_reach()
    {
        _han.Order(HanRig.Event());
        _han.Run(1);
        _han.Reports(One, 1, EventStatus.Received);
        _han.Reports(Two, 1, EventStatus.Received);
        _han.Fate[Two] = ApsStatus.NoAck;
        _han.Order(HanRig.Cancel(), order: 2);
        _han.Run(65);
        Assert.Equal([One, Two, Two], _han.Sent.Where(s => s.Command == "cancel").Select(s => s.Device));
        _han.Fate[Two] = ApsStatus.Success;
        _han.Run(7000);
        Assert.Equal([One, Two, Two, Two], _han.Sent.Where(s => s.Command == "cancel").Select(s => s.Device));
    }
}
