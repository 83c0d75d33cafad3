using DeviceEmulator.Node;
using DeviceEmulator.Stack;
using Sep.Codec.Types;

namespace Han.Tests.Node;

/// <summary>Keys do not outlive their last use in memory, at the trust centre and at devices.</summary>
public sealed class OverwrittenKeyTests : AirScenario
{
    private LinkKeyEntry TrustCentres => Bench.Coordinator.Stack.Memory.LinkKeys[One];

    [Theory]
    [InlineData("end device")]
    [InlineData("router")]
    public void A_pre_configured_key_goes_with_the_device_that_is_sent_away(string kind)
    {
        Open();
        Join(One, JoinTests.Kind(kind));
        LinkKeyEntry key = TrustCentres;
        Remove(One);
        Assert.Equal("left Removed", Heard(One));
        Assert.True(key.Key.IsNone);
        Assert.False(Bench.Coordinator.Stack.Memory.LinkKeys.ContainsKey(One));
    }

    [Fact]
    public void Also_when_nobody_hears_that_it_is_sent_away()
    {
        Open();
        AirNode node = Device(One);
        LinkKeyEntry key = TrustCentres;
        node.PowerOff();
        Remove(One);
        Assert.False(key.Key.IsNone);
        Bench.Run(60_000);
        Assert.True(key.Key.IsNone);
    }

    [Fact]
    public void Also_when_the_trust_centre_loses_power_before_it_is_heard()
    {
        Open();
        AirNode node = Device(One);
        LinkKeyEntry key = TrustCentres;
        node.PowerOff();
        Remove(One);
        Bench.Reset();
        Assert.True(key.Key.IsNone);
        Assert.False(Bench.Coordinator.Stack.Memory.LinkKeys.ContainsKey(One));
    }

    [Fact]
    public void A_pre_configured_key_that_another_one_replaces_stays_while_it_is_in_use()
    {
        Open();
        Device(One);
        LinkKeyEntry key = TrustCentres;
        Bench.Esi.Call("add", () => Bench.Network.AddLinkKey(One, WrongKey, LinkKeyOrigin.InstallCode));
        Bench.Run();
        Assert.False(key.Key.IsNone);
        Bench.DeviceStarts(One);
        Assert.EndsWith("E5 Established", Heard(One, 40_000), StringComparison.Ordinal);
        Assert.True(key.Key.IsNone);
    }

    [Fact]
    public void The_network_key_before_the_last_one_is_overwritten()
    {
        Open();
        AirNode node = Settle(One);
        NetworkKey[] first = [node.Stack.Memory.NetworkKeys.Active!, Bench.Coordinator.Stack.Memory.NetworkKeys.Active!];
        Switch();
        Assert.All(first, key => Assert.False(key.Key.IsNone));
        Switch();
        Assert.All(first, key => Assert.True(key.Key.IsNone));
        DeviceSends(One, [7]);
        Assert.Equal("D1 says 07", EsiHeard());
    }

    [Fact]
    public void A_device_that_leaves_overwrites_its_network_keys_and_may_come_again()
    {
        Open();
        AirNode node = Settle(One);
        Switch();
        NetworkKeys keys = node.Stack.Memory.NetworkKeys;
        NetworkKey[] both = [keys.Find(0)!, keys.Find(1)!];
        Bench.DeviceLeaves(One);
        Assert.EndsWith("left OwnWish", Heard(One), StringComparison.Ordinal);
        Assert.All(both, key => Assert.True(key.Key.IsNone));
        Bench.Esi.Take();
        Settle(One);
        DeviceSends(One, [7]);
        Assert.Equal("D1 says 07", EsiHeard());
    }

    private AirNode Device(Eui64 device)
    {
        Join(device, NodeOptions.Router);
        return Bench.Device(device);
    }

    private void Remove(Eui64 device)
    {
        Bench.Esi.Call("remove", () => Bench.Network.Remove(device));
        Bench.Run(100);
    }

    private void Switch()
    {
        Bench.Esi.Call("switch", Bench.Network.SwitchNetworkKey);
        Bench.Run(30_000);
        Bench.Esi.Take();
    }
}
