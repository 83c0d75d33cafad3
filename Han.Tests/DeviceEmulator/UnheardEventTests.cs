using DeviceEmulator.Stack;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;
using static Han.Tests.DeviceEmulator.EsiOnHandAps;

namespace Han.Tests.DeviceEmulator;

/// <summary>An event or a cancel is sent again to whom it did not reach, and to nobody else.</summary>
public sealed class UnheardEventTests
{
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

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Who_is_missed_for_the_first_time_is_tried_after_a_minute_although_another_is_away_for_long(bool isCancel)
    {
        _han.Order(HanRig.Event(1, 300));
        _han.Run(1);
        _han.Reports(Two, 1, EventStatus.Received);
        _han.Fate[One] = ApsStatus.NoAck;
        _han.Order(HanRig.Event(2, 400), One, order: 2);
        _han.Run(3000);
        _han.Fate[Two] = ApsStatus.NoAck;
        int before = ToTwo();
        if (isCancel)
        {
            _han.Order(HanRig.Cancel(), Two, order: 3);
        }
        else
        {
            _han.Order(HanRig.Event(3, 500), Two, order: 3);
        }

        _han.Run(5);
        _han.Fate[Two] = ApsStatus.Success;
        _han.Run(60);
        Assert.Equal(2, ToTwo() - before);
    }

    /// <summary>One round at a time: the later one, which an earlier one has taken the place of, is none.</summary>
    [Fact]
    public void The_pauses_grow_again_from_there()
    {
        _han.Fate[One] = ApsStatus.NoAck;
        _han.Order(HanRig.Event(1, 300), One);
        _han.Run(3000);
        _han.Fate[Two] = ApsStatus.NoAck;
        _han.Order(HanRig.Event(2, 400), Two, order: 2);
        int before = _han.EventsTo(One);
        List<int> seconds = [];
        for (int second = 1; second <= 3600; second++)
        {
            _han.Run(1);
            if (_han.EventsTo(One) - before > seconds.Count)
            {
                seconds.Add(second);
            }
        }

        Assert.Equal([61, 181, 421, 901, 1801, 2701], seconds);
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

    private int ToTwo() => _han.Sent.Count(s => s.Device == Two);
}
