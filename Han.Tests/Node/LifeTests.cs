using DeviceEmulator.Node;
using DeviceEmulator.Stack;
using Sep.Codec.Inspect;
using Sep.Codec.Zcl;

namespace Han.Tests.Node;

/// <summary>What happens to a network in the course of time: keys change, power fails, memory is lost.</summary>
public sealed class LifeTests : AirScenario
{
    [Theory]
    [InlineData("end device")]
    [InlineData("sleepy")]
    [InlineData("router")]
    public void A_member_follows_to_the_next_network_key(string kind)
    {
        Open();
        AirNode node = Settle(One, JoinTests.Kind(kind));
        for (int sequence = 1; sequence <= 2; sequence++)
        {
            Bench.Esi.Call("switch", Bench.Network.SwitchNetworkKey);
            Assert.Equal($"switch Success | network key {sequence}", EsiHeard(5_000));
            Assert.Equal($"network key {sequence}", Heard(One, 0));
            EsiSends(One, Zcl(sequence));
            Assert.Equal("send confirmed Success", EsiHeard(5_000));
            Assert.Equal($"E5 says 180{sequence}0B0000", Heard(One, 0));
        }

        Assert.Equal((byte)2, node.Stack.Memory.NetworkKeys.Active!.Sequence);
        Assert.All(Inspect(), frame => Assert.Null(frame.Error));
    }

    [Fact]
    public void Who_missed_only_the_command_switches_with_the_first_frame_under_the_new_key()
    {
        Open();
        AirNode node = Settle(One);
        Bench.Esi.Call("switch", Bench.Network.SwitchNetworkKey);
        Bench.Run(50);
        Bench.Air.Part(Radio(node), Radio(Bench.Coordinator));
        Bench.Run(1_000);
        Bench.Air.Meet();
        Bench.Esi.Take();
        Assert.Equal("", Heard(One, 0));
        EsiSends(One, [1]);
        Assert.Equal("send confirmed Success", EsiHeard());
        Assert.Equal("network key 1 | E5 says 01", Heard(One, 0));
    }

    [Fact]
    public void Who_missed_the_key_comes_back_without_it()
    {
        Open();
        AirNode node = Settle(One);
        Bench.Air.Part(Radio(node), Radio(Bench.Coordinator));
        Bench.Esi.Call("switch", Bench.Network.SwitchNetworkKey);
        Bench.Run(5_000);
        Bench.Air.Meet();
        Bench.Esi.Take();
        EsiSends(One, [1]);
        Assert.Contains("D1 TrustCentreRejoin", EsiHeard(10_000), StringComparison.Ordinal);
        Assert.True(Bench.Keys.IsEstablished(One));
        Bench.Devices[One].Take();
        EsiSends(One, [2]);
        Assert.Equal("send confirmed Success", EsiHeard());
        Assert.Equal("E5 says 02", Heard(One, 0));
    }

    [Theory]
    [InlineData("end device")]
    [InlineData("sleepy")]
    [InlineData("router")]
    public void After_a_power_cut_a_device_goes_on_where_it_was(string kind)
    {
        Open();
        AirNode node = Settle(One, JoinTests.Kind(kind));
        node.PowerOff();
        EsiSends(One, [1]);
        Assert.Equal("send confirmed NoAck", EsiHeard(60_000));
        node.PowerOn();
        Assert.Equal(kind == "router" ? "" : "D1 SecuredRejoin", EsiHeard());
        EsiSends(One, [2]);
        Assert.Equal("send confirmed Success", EsiHeard(5_000));
        Assert.Equal("E5 says 02", Heard(One, 0));
        Assert.True(node.IsEstablished(Esi));
    }

    [Fact]
    public void A_device_that_lost_its_memory_joins_anew()
    {
        Open();
        AirNode node = Settle(One);
        node.PowerOff();
        Bench.Run(5_000);
        node.PowerOn(stateLost: true);
        Assert.Equal(JoiningState.Outside, node.State);
        Assert.Equal("join Success", Join(One));

        // For the trust centre it is a stranger until it has established another key.
        Assert.Equal("", EsiHeard());
        Assert.True(Bench.Keys.IsEstablished(One));
        Assert.False(node.IsEstablished(Esi));
        Bench.DeviceStarts(One);
        Assert.EndsWith("D1 Established", EsiHeard(30_000), StringComparison.Ordinal);
        DeviceSends(One, [1]);
        Assert.Equal("D1 says 01", EsiHeard());
    }

    /// <summary>3,000 frames within a minute are more than one a second: the seconds since 2000 are not above what was sent then.</summary>
    [Fact]
    public void A_device_that_sent_more_than_a_frame_a_second_and_lost_its_memory_is_no_replay()
    {
        Open();
        AirNode node = Settle(One);
        uint first = node.Stack.Memory.NetworkKeys.Active!.Sent.Next;
        for (int i = 0; i < 1_500; i++)
        {
            DeviceSends(One, [1], i % 2 == 0 ? ClusterId.Basic : ClusterId.Drlc);
            Bench.Run(30);
        }

        Bench.Run(2_000);
        Bench.Esi.Take();
        uint last = node.Stack.Memory.NetworkKeys.Active!.Sent.Next;
        Assert.InRange(last - first, 3_000u - 1_500u, 10_000u);
        node.PowerOff();
        Bench.Run(1_000);
        node.PowerOn(stateLost: true);
        Bench.Devices[One].Take();
        Assert.Equal("join Success", Join(One));
        uint again = node.Stack.Memory.NetworkKeys.Active!.Sent.Next;
        Assert.InRange(again, last, last + CounterReserve.Step + 100);
        Bench.DeviceStarts(One);
        Assert.EndsWith("D1 Established", EsiHeard(30_000), StringComparison.Ordinal);
        DeviceSends(One, [1]);
        Assert.Equal("D1 says 01", EsiHeard());
    }

    [Fact]
    public void The_key_with_which_a_device_tried_to_join_is_overwritten_when_it_is_not_let_in()
    {
        Open();
        Bench.Device(One);
        Bench.DeviceJoins(One, WrongKey);
        LinkKeyEntry? joining = null;
        for (int i = 0; i < 1_000 && joining is null; i++)
        {
            Bench.Run(1);
            joining = Bench.Device(One).Stack.JoiningKey;
        }

        Assert.False(joining!.Key.IsNone);
        Assert.StartsWith("join ", Heard(One, 30_000), StringComparison.Ordinal);
        Assert.True(joining.Key.IsNone);
        Assert.Null(Bench.Device(One).Stack.JoiningKey);
    }

    [Fact]
    public void Keys_that_are_replaced_or_left_behind_are_overwritten()
    {
        Open();
        Join(One);
        AirNode node = Bench.Device(One);
        LinkKeyEntry preconfigured = node.Stack.Memory.LinkKeys[Esi];
        Assert.False(preconfigured.Key.IsNone);
        Bench.DeviceStarts(One);
        Assert.EndsWith("E5 Established", Heard(One, 40_000), StringComparison.Ordinal);
        Assert.True(preconfigured.Key.IsNone);
        LinkKeyEntry own = node.Stack.Memory.LinkKeys[Esi];
        LinkKeyEntry trustCentres = Bench.Coordinator.Stack.Memory.LinkKeys[One];
        Bench.DeviceLeaves(One);
        Assert.Equal("left OwnWish", Heard(One));
        Assert.True(own.Key.IsNone && trustCentres.Key.IsNone);
    }

    [Fact]
    public void A_coordinator_that_lost_its_memory_has_nothing_to_resume()
    {
        Open();
        Settle(One);
        Bench.Coordinator.Reset(stateLost: true);
        Assert.Equal("reset", EsiHeard());
        Bench.Esi.Call("resume", Bench.Network.ResumeNetwork);
        Assert.Equal("resume NothingStored", EsiHeard());
    }

    [Fact]
    public void Devices_carry_on_when_the_coordinator_is_back_with_its_memory()
    {
        Open();
        Settle(One);
        Settle(Two, NodeOptions.Sleepy(TimeSpan.FromSeconds(2)));
        Bench.Reset();
        Bench.Run(20_000);
        Bench.Esi.Take();
        Bench.Esi.Call("resume", Bench.Network.ResumeNetwork);
        Bench.Run(30_000);
        Bench.Esi.Take();
        DeviceSends(One, [1]);
        DeviceSends(Two, [2]);
        Assert.Equal(["D1 says 01", "D2 says 02"], EsiHeard(5_000).Split(" | ").Order());
        EsiSends(Two, [3]);
        Assert.Equal("send confirmed Success", EsiHeard(5_000));
    }

    [Fact]
    public void Two_devices_share_a_key_that_the_trust_centre_gives_them()
    {
        Open();
        AirNode one = Settle(One);
        AirNode two = Settle(Two);
        one.RequestPartnerKey(Two);
        Bench.Run();
        Assert.True(one.IsEstablished(Two));
        Assert.True(two.IsEstablished(One));
        Bench.DeviceSends(new ApsAddress(One, 1, Two, 1, Sep.Codec.Zcl.ClusterId.Metering), Zcl(9));
        Assert.Equal("D1 says 18090B0000", Heard(Two));
        Assert.Equal("send confirmed Success", Heard(One, 0));
        Assert.All(Inspect(), frame => Assert.Null(frame.Error));
    }
}
