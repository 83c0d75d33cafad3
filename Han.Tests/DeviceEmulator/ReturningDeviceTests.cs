using DeviceEmulator.Esi;
using DeviceEmulator.Stack;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;
using static Han.Tests.DeviceEmulator.EsiOnHandAps;

namespace Han.Tests.DeviceEmulator;

/// <summary>What an ESI holds of a device is that device's: it stays so when the device leaves and comes back, and is nobody else's.</summary>
public sealed class ReturningDeviceTests
{
    private readonly EsiOnHandAps _han = new(One, Two);

    [Fact]
    public void An_event_that_was_cancelled_for_a_device_stays_so_when_it_comes_back()
    {
        Accepted();
        _han.Order(HanRig.Cancel(), Two, order: 2);
        Return(Two);
        Assert.Equal("default", _han.Ask(Two));
        Return(Two);
        Assert.Equal("default", _han.Ask(Two));
        Assert.Equal("event", _han.Ask(One));
    }

    [Fact]
    public void Another_device_inherits_nothing_of_one_that_left()
    {
        Accepted();
        _han.Order(HanRig.Cancel(), Two, order: 2);
        _han.Esi.Leave(Two);
        Join(Three);
        Assert.Equal("event", _han.Ask(Three));
    }

    [Fact]
    public void Who_comes_back_to_an_event_that_goes_on_is_given_it_when_it_asks()
    {
        Accepted();
        Return(Two);
        Assert.Equal("event", _han.Ask(Two));
    }

    [Fact]
    public void What_a_device_has_finished_it_is_not_given_again()
    {
        Accepted();
        _han.Reports(Two, 1, EventStatus.Completed);
        Return(Two);
        Assert.Equal("default", _han.Ask(Two));
    }

    [Fact]
    public void An_event_for_a_device_alone_is_its_own_when_it_comes_back()
    {
        _han.Order(HanRig.Event(), Two);
        _han.Run(1);
        Return(Two);
        Assert.Equal("default", _han.Ask(One));
        Assert.Equal("event", _han.Ask(Two));
    }

    [Fact]
    public void A_cancel_for_the_home_is_one_for_who_joins_it_later()
    {
        Accepted();
        _han.Order(HanRig.Cancel(), order: 2);
        _han.Run(1);
        Join(Three);
        Return(Two);
        Assert.Equal("default", _han.Ask(Three));
        Assert.Equal("default", _han.Ask(Two));
        _han.Reports(One, 1, EventStatus.Cancelled);
        _han.Reports(Two, 1, EventStatus.Cancelled);
        Assert.True(_han.Esi.IsIdle);
    }

    [Fact]
    public void A_cancel_of_an_event_with_which_a_device_left_is_sent_to_it_when_it_comes_back()
    {
        Accepted();
        _han.Esi.Leave(Two);
        _han.Order(HanRig.Cancel(), order: 2);
        _han.Run(1);
        _han.Reports(One, 1, EventStatus.Cancelled);
        Assert.Equal(0, CancelsTo(Two));
        _han.Fate[Two] = ApsStatus.SecurityFail;
        Join(Two);
        _han.Run(1);
        Assert.Equal(1, CancelsTo(Two));
        _han.Fate[Two] = ApsStatus.Success;
        _han.Run(600);
        Assert.Equal((1, 2), (CancelsTo(One), CancelsTo(Two)));
        _han.Reports(Two, 1, EventStatus.Cancelled);
        Assert.Equal((1u, Two, "frame"), _han.Up[^1]);
        Assert.True(_han.Esi.IsIdle);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public void What_is_cancelled_for_a_device_while_it_is_away_is_not_given_to_it_when_it_comes_back(bool isForItAlone, bool isForAllEvents)
    {
        _han.Order(HanRig.Event(), isForItAlone ? Two : default);
        _han.Run(1);
        _han.Reports(Two, 1, EventStatus.Received);
        _han.Esi.Leave(Two);
        Assert.Equal(1, _han.Esi.FindHeld(1, Two, new OrderTag[4]));
        if (isForAllEvents)
        {
            _han.Order(new CancelAllLoadControlEvents(CancelControl.EndAtOnce), Two, order: 2);
        }
        else
        {
            _han.Order(HanRig.Cancel(), Two, order: 2);
        }

        Join(Two);
        _han.Run(1);
        Assert.Equal((0, 1), (CancelsTo(One), CancelsTo(Two)));
        Assert.Equal("default", _han.Ask(Two));
        Assert.Equal(isForItAlone ? "default" : "event", _han.Ask(One));
    }

    [Fact]
    public void An_event_that_never_reached_a_device_is_cancelled_for_it_while_it_is_away()
    {
        _han.Esi.Leave(Two);
        _han.Order(HanRig.Event());
        _han.Order(HanRig.Cancel(), Two, order: 2);
        Join(Two);
        Assert.Equal("default", _han.Ask(Two));
        Assert.Equal(0, CancelsTo(Two));
    }

    [Fact]
    public void A_cancel_is_sent_to_who_is_back_and_was_not_offered_its_event_again()
    {
        Accepted();
        Return(Two);
        _han.Order(HanRig.Cancel(), order: 2);
        _han.Run(1);
        Assert.Equal((1, 1), (CancelsTo(One), CancelsTo(Two)));
        _han.Reports(Two, 1, EventStatus.Cancelled);
        Assert.Equal((2u, Two, "frame"), _han.Up[^1]);
    }

    [Fact]
    public void A_cancel_that_is_owed_is_settled_when_who_came_back_leaves_again()
    {
        Accepted();
        Return(Two);
        _han.Order(HanRig.Cancel(), order: 2);
        _han.Esi.Leave(Two);
        Assert.Equal((2u, Two, "settled"), _han.Up[^1]);
    }

    [Fact]
    public void A_cancel_for_another_device_alone_is_not_sent_to_who_comes_back()
    {
        Accepted();
        _han.Esi.Leave(Two);
        _han.Order(HanRig.Cancel(), One, order: 2);
        Join(Two);
        _han.Run(600);
        Assert.Equal((1, 0), (CancelsTo(One), CancelsTo(Two)));
    }

    [Fact]
    public void Who_comes_and_goes_takes_no_room_from_others_while_a_price_is_held()
    {
        _han.Price();
        for (int i = 0; i < 40; i++)
        {
            Return(i % 3 == 0 ? One : Two);
        }

        Join(Three);
        Assert.False(_han.Esi.IsIdle);
    }

    [Fact]
    public void A_place_that_is_given_again_has_no_marks_of_who_had_it()
    {
        Accepted();
        _han.Order(HanRig.Cancel(), Two, order: 2);
        for (int i = 0; i < 40; i++)
        {
            Return(Two);
        }

        Join(Three);
        Assert.Equal("default", _han.Ask(Two));
        Assert.Equal("event", _han.Ask(Three));
        Assert.Equal("event", _han.Ask(One));
    }

    [Fact]
    public void Who_comes_and_goes_takes_no_room_from_others()
    {
        for (int i = 0; i < 40; i++)
        {
            Return(i % 3 == 0 ? One : Two);
        }

        Join(Three);
        Accepted();
        Assert.Equal([One, Two, Three], _han.Sent.Where(s => s.Command == "event").Select(s => s.Device).OrderBy(d => d.Value));
    }

    [Theory]
    [InlineData(EventStatus.RejectedInvalidCancelDefault)]
    [InlineData(EventStatus.RejectedInvalidCancelEffectiveTime)]
    public void A_refusal_of_a_cancel_that_waited_for_its_device_is_told_and_the_event_goes_on(EventStatus refusal)
    {
        Accepted();
        _han.Esi.Leave(Two);
        _han.Order(HanRig.Cancel(), order: 2);
        _han.Run(1);
        _han.Reports(One, 1, EventStatus.Cancelled);
        Join(Two);
        _han.Run(1);
        int before = _han.Up.Count;
        _han.Reports(Two, 1, refusal);
        Assert.Equal("event", _han.Ask(Two));
        _han.Reports(Two, 1, refusal);
        _han.Reports(Two, 1, EventStatus.Completed);
        Assert.Equal([(1u, Two, "frame"), (1u, Two, "frame")], _han.Up[before..]);
        Assert.True(_han.Esi.IsIdle);
    }

    [Fact]
    public void A_cancelled_event_that_waits_for_a_device_leaves_its_room_to_another()
    {
        for (uint id = 1; id <= 10; id++)
        {
            _han.Order(HanRig.Event(id, 60 * id), Two, order: id);
            _han.Run(1);
            _han.Reports(Two, id, EventStatus.Received);
        }

        _han.Esi.Leave(Two);
        _han.Order(HanRig.Event(11), order: 11);
        _han.Order(HanRig.Cancel(4), order: 12);
        _han.Order(HanRig.Cancel(3), order: 13);
        _han.Order(HanRig.Event(14), order: 14);
        _han.Order(HanRig.Event(15), order: 15);
        _han.Order(HanRig.Event(16), order: 16);
        Assert.Equal([11u, 16u], _han.Refused);
        Join(Two);
        Assert.Equal(0, CancelsTo(Two));
    }

    [Fact]
    public void However_many_devices_left_there_is_room_for_who_comes()
    {
        Accepted();
        _han.Order(HanRig.Cancel(), Two, order: 2);
        _han.Esi.Leave(Two);
        for (ulong i = 0; i < 40; i++)
        {
            Eui64 passing = new(Three.Value + 1 + i);
            Join(passing);
            Assert.Equal("event", _han.Ask(passing));
            _han.Reports(passing, 1, i % 2 == 0 ? EventStatus.Received : EventStatus.Completed);
            _han.Esi.Leave(passing);
        }

        // Of those that left one is kept longest: it has yet to be told of its cancel.
        Join(Two);
        Assert.Equal(2, CancelsTo(Two));
        Join(Three);
        Assert.Equal("event", _han.Ask(Three));
    }

    [Fact]
    public void What_was_for_a_device_alone_that_is_known_no_more_is_for_nobody()
    {
        _han.Order(HanRig.Event(), Two);
        _han.Run(1);
        _han.Esi.Leave(Two);
        for (ulong i = 0; i < 40; i++)
        {
            Eui64 passing = new(Three.Value + 1 + i);
            Join(passing);
            Assert.Equal("default", _han.Ask(passing));
            _han.Esi.Leave(passing);
        }

        Assert.Equal("default", _han.Ask(One));
        Join(Two);
        Assert.Equal("default", _han.Ask(Two));
    }

    private void Accepted()
    {
        _han.Order(HanRig.Event());
        _han.Run(1);
        _han.Reports(One, 1, EventStatus.Received);
        _han.Reports(Two, 1, EventStatus.Received);
    }

    private void Return(Eui64 device)
    {
        _han.Esi.Leave(device);
        Join(device);
    }

    private int CancelsTo(Eui64 device) => _han.Sent.Count(s => s.Device == device && s.Command == "cancel");

    private void Join(Eui64 device) => Assert.True(_han.Esi.Join(new JoinedDevice(device, true)));
}
