using DeviceEmulator.Esi;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;

namespace Han.Tests.DeviceEmulator;

/// <summary>What an ESI holds of a device is that device's: it stays so when the device leaves and comes back, and is nobody else's.</summary>
public sealed class ReturningDeviceTests
{
    private static readonly Eui64 One = EsiOnHandAps.One;
    private static readonly Eui64 Two = EsiOnHandAps.Two;
    private static readonly Eui64 Three = EsiOnHandAps.Three;

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
        Assert.True(_han.Esi.IsIdle);
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

    private void Join(Eui64 device) => Assert.True(_han.Esi.Join(new JoinedDevice(device, true)));
}
