using DeviceEmulator.Esi;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;

namespace Han.Tests.DeviceEmulator;

/// <summary>A home in which every place is somebody's, while an event is held of which the places are told.</summary>
public sealed class FullHomeTests
{
    private static readonly Eui64[] _devices = [.. Enumerable.Range(1, 15).Select(n => new Eui64(0x0200_0000_0000_2000UL + (ulong)n))];

    private readonly EsiOnHandAps _han = new(_devices);

    public FullHomeTests()
    {
        _han.Order(HanRig.Event());
        _han.Run(1);
        foreach (Eui64 device in _devices)
        {
            _han.Reports(device, 1, EventStatus.Received);
        }
    }

    [Fact]
    public void Who_left_and_comes_back_has_its_own_place_again()
    {
        foreach (Eui64 device in _devices.Take(10))
        {
            _han.Esi.Leave(device);
        }

        for (int again = 0; again < 3; again++)
        {
            Join(_devices[3]);
            Assert.Equal("event", _han.Ask(_devices[3]));
            _han.Reports(_devices[3], 1, EventStatus.Received);
            Assert.Equal((1u, _devices[3], "frame"), _han.Up[^1]);
            _han.Esi.Leave(_devices[3]);
        }

        foreach (Eui64 device in _devices.Take(10))
        {
            Join(device);
            Assert.Equal("event", _han.Ask(device));
        }

        Assert.False(_han.Esi.HasDevice(EsiOnHandAps.One));
        Assert.All(_devices, device => Assert.True(_han.Esi.HasDevice(device)));
    }

    [Fact]
    public void What_it_was_done_with_it_still_is_and_what_was_cancelled_for_it_too()
    {
        (Eui64 finished, Eui64 cancelled, Eui64 away) = (_devices[1], _devices[2], _devices[3]);
        _han.Reports(finished, 1, EventStatus.Completed);
        _han.Order(HanRig.Cancel(), cancelled, order: 2);
        _han.Reports(cancelled, 1, EventStatus.Cancelled);
        foreach (Eui64 device in _devices.Take(10))
        {
            _han.Esi.Leave(device);
        }

        _han.Order(HanRig.Cancel(), order: 3);
        foreach (Eui64 device in new[] { finished, cancelled, away })
        {
            Join(device);
            _han.Run(1);
            Assert.Equal("default", _han.Ask(device));
        }

        Assert.Equal([cancelled, away], _han.Sent.Where(s => s.Command == "cancel").Select(s => s.Device).Intersect([finished, cancelled, away]));
    }

    private void Join(Eui64 device) => Assert.True(_han.Esi.Join(new JoinedDevice(device, true)));
}
