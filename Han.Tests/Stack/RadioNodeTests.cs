using DeviceEmulator.Radio;
using DeviceEmulator.Stack;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace Han.Tests.Stack;

/// <summary>The device's side of the application radio.</summary>
public sealed class RadioNodeTests
{
    private static readonly Eui64 Device = new(0x0200_0000_0000_00D1);
    private static readonly Eui64 Other = new(0x0200_0000_0000_00D2);
    private static readonly LinkKey Key = new(Convert.FromHexString("66B6900981E1EE3CA4206B6B861C02BB"));
    private static readonly LinkKey WrongKey = new(Convert.FromHexString("CD4FA064773F46941EC986C09963D1A8"));

    private readonly ApplicationBench _bench = new();

    [Fact]
    public void A_scan_finds_the_networks_that_are_up_and_says_what_they_permit()
    {
        RadioNode node = _bench.Device(Device);
        Assert.Equal("scan found 0", Scan(node));
        Open(slots: 1);
        Assert.Equal("scan found 1", Scan(node));
        Assert.Equal([new FoundNetwork(_bench.Esi.Identity, true, true)], _bench.Devices[Device].Scanned);
        Join(Key);
        Assert.Equal("scan found 1", Scan(_bench.Device(Other), Other));
        Assert.Equal([new FoundNetwork(_bench.Esi.Identity, true, false)], _bench.Devices[Other].Scanned);
        _bench.Reset();
        Run();
        Assert.Equal("scan found 0", Scan(_bench.Device(Other), Other));
    }

    [Fact]
    public void A_device_is_told_why_it_cannot_join()
    {
        Assert.Equal("join NoNetwork", Join(Key));
        Open(slots: 1);
        Assert.Equal("join NoNetworkKey", Join(WrongKey));
        _bench.Network.PermitJoining(0);
        Run();
        Assert.Equal("join NotPermitted", Join(Key));
        _bench.Network.PermitJoining(60);
        Run();
        Assert.Equal("join Success", Join(Key));
        Assert.Equal(JoiningState.Joined, _bench.Device(Device).State);
        Assert.Equal("join NoRoom", Join(Key, Other));
    }

    [Fact]
    public void A_device_does_one_thing_at_a_time_and_joins_once()
    {
        Open();
        RadioNode node = _bench.Device(Device);
        Assert.Equal(StackToken.None, node.Leave());
        _bench.DeviceJoins(Device, Key);
        Assert.Equal(JoiningState.Trying, node.State);
        Assert.Equal(StackToken.None, node.Scan());
        Assert.Equal(StackToken.None, node.Join(_bench.Esi.Identity.ExtendedPanId, Key));
        Run();
        Assert.Equal(StackToken.None, node.Join(_bench.Esi.Identity.ExtendedPanId, Key));
    }

    [Fact]
    public void Outside_a_network_nothing_is_sent()
    {
        _bench.Device(Device);
        _bench.DeviceSends(new ApsAddress(Device, 1, _bench.Esi.Address, 1, ClusterId.Basic), [1]);
        Assert.Equal("send confirmed NetworkDown", Run());
    }

    [Fact]
    public void A_member_hears_of_removal_of_key_switches_and_of_its_own_exchange()
    {
        Open();
        Join(Key);
        _bench.DeviceStarts(Device);
        Assert.Equal("keys started Success | E5 Initiated | E5 EphemeralDataExchanged | E5 Established", Run(20_000));
        Assert.True(_bench.Device(Device).IsEstablished(_bench.Esi.Address));
        _bench.Network.SwitchNetworkKey();
        Assert.Equal("network key 1", Run());
        _bench.Network.Remove(Device);
        Assert.Equal("left Removed", Run());
        Assert.Equal(JoiningState.Outside, _bench.Device(Device).State);
        Assert.False(_bench.Device(Device).IsEstablished(_bench.Esi.Address));
    }

    [Fact]
    public void Of_two_devices_the_second_is_asked_to_wait()
    {
        Open();
        Join(Key);
        Join(Key, Other);
        _bench.DeviceStarts(Device);
        _bench.DeviceStarts(Other);
        StackRecorder.Run(_bench.Agenda, 1_000);
        Assert.Equal("keys started Success | E5 Terminated NoResources by partner wait 30 s", _bench.Devices[Other].Take());
        Assert.Equal("keys started Success | E5 Initiated", _bench.Devices[Device].Take());
    }

    [Fact]
    public void A_device_whose_partner_restarts_gives_up_after_its_own_time()
    {
        Open();
        Join(Key);
        _bench.DeviceStarts(Device);
        Run();
        _bench.Reset();
        Assert.Equal("", Run(9_000));
        Assert.Equal("E5 TimedOut", Run(2_000));
    }

    [Fact]
    public void An_exchange_that_was_given_up_does_not_end_the_next_one()
    {
        Open();
        Join(Key);
        _bench.DeviceStarts(Device);
        Run();
        _bench.Reset();
        Run(5_000);
        _bench.Network.ResumeNetwork();
        Run();
        _bench.Keys.Start(Device);
        Assert.Equal("E5 TimedOut | E5 Initiated", Run());
        Assert.Equal("E5 EphemeralDataExchanged | E5 Established", Run(40_000));
    }

    [Fact]
    public void The_devices_of_a_population_are_members_with_keys_once_their_network_is_resumed()
    {
        StackRecorder esi = new(new Eui64(0x0200_0000_0000_0077));
        StackRecorder display = new(Other);
        HanNetwork network = new(_bench.Radio, 2);
        network.Join(esi);
        network.Join(display);
        HanCoordinator coordinator = network.Govern(esi, null, esi, esi);
        Assert.Throws<InvalidOperationException>(() => network.Govern(esi, null, esi, esi));
        esi.Call("resume", coordinator.ResumeNetwork);
        Run();
        Assert.Equal("resume Success | up again", esi.Take());
        Assert.True(coordinator.KeyEstablishment.IsEstablished(Other));
        esi.Call("send", () => network.Send(new ApsAddress(esi.Address, 1, Other, 1, ClusterId.Drlc), [7]));
        Run();
        Assert.Equal("send confirmed Success", esi.Take());
        Assert.Equal("77 says 07", display.Take());
    }

    [Fact]
    public void A_network_grows_past_the_usual_home()
    {
        HanNetwork network = new(_bench.Radio, 1);
        StackRecorder[] nodes = [.. Enumerable.Range(1, 12).Select(n => new StackRecorder(new Eui64((ulong)n)))];
        foreach (StackRecorder node in nodes)
        {
            network.Join(node);
        }

        foreach (StackRecorder node in nodes)
        {
            network.Send(new ApsAddress(nodes[0].Address, 1, node.Address, 1, ClusterId.Basic), [1]);
        }

        Run();
        Assert.All(nodes[1..], node => Assert.Equal("01 says 01", node.Take()));
    }

    [Fact]
    public void An_unformed_network_of_another_home_has_another_PAN_id()
    {
        StackRecorder esi = new(new Eui64(0x0300_0000_0000_00E5));
        HanCoordinator coordinator = new HanNetwork(_bench.Radio, 1).Govern(esi, null, esi, esi);
        Open();
        coordinator.Form(NetworkParameters.Any);
        Run();
        Assert.NotEqual(_bench.Esi.Identity.PanId, esi.Identity.PanId);
        Assert.NotEqual(_bench.Esi.Identity.ExtendedPanId, esi.Identity.ExtendedPanId);
    }

    private void Open(int slots = 15)
    {
        _bench.Network.Form(NetworkParameters.Any with { Slots = slots });
        _bench.Network.AddLinkKey(Device, Key, LinkKeyOrigin.InstallCode);
        _bench.Network.AddLinkKey(Other, Key, LinkKeyOrigin.InstallCode);
        _bench.Network.PermitJoining(200);
        Run();
    }

    private string Join(LinkKey key, Eui64 device = default)
    {
        device = device.IsNone ? Device : device;
        _bench.DeviceJoins(device, key);
        return Run(1_000, device);
    }

    private string Scan(RadioNode node, Eui64 device = default)
    {
        device = device.IsNone ? Device : device;
        _bench.Devices[device].Call("scan", node.Scan);
        return Run(1_000, device);
    }

    private string Run(long milliseconds = 1_000, Eui64 device = default)
    {
        StackRecorder.Run(_bench.Agenda, milliseconds);
        return _bench.Devices.TryGetValue(device.IsNone ? Device : device, out StackRecorder? recorder) ? recorder.Take() : "";
    }
}
