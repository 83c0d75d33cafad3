using DeviceEmulator.Faults;
using DeviceEmulator.Node;
using DeviceEmulator.Stack;
using Sep.Codec.Security;
using Sep.Codec.Types;
using Sep.Codec.Zcl;
using Sep.Codec.Zdo;

namespace Han.Tests.Node;

/// <summary>What a member has proved is replaced by who has proved itself, and by nobody else.</summary>
public sealed class ClaimTests : AirScenario
{
    private const int Limit = 60 * 60_000;

    private LinkKeyEntry TrustCentres => Bench.Coordinator.Stack.Memory.LinkKeys[One];

    [Fact]
    public void Who_has_the_network_key_and_a_member_s_name_does_not_get_at_its_link_key()
    {
        Open();
        AirNode member = Settle(One);
        LinkKeyEntry key = TrustCentres;
        Binding binding = Binding.ToDevice(Esi, 1, (ushort)ClusterId.Drlc, One, 5);
        Bench.Coordinator.Stack.Memory.Bindings.Add(binding);
        member.PowerOff();
        Impersonate();
        Assert.Equal("", EsiHeard());
        Assert.True(Bench.Keys.IsEstablished(One));
        Assert.Same(key, TrustCentres);
        Assert.False(key.Key.IsNone);

        member.PowerOn();
        Assert.Contains("D1 SecuredRejoin", EsiHeard(), StringComparison.Ordinal);
        DeviceSends(One, [7]);
        Assert.Equal("D1 says 07", EsiHeard());
        Bench.Run(2 * Limit);
        Assert.DoesNotContain("left", Bench.Esi.Take(), StringComparison.Ordinal);
        Assert.Same(key, TrustCentres);
        Assert.Equal([binding], Bench.Coordinator.Bindings);
        EsiSends(One, [1]);
        Assert.Equal("send confirmed Success", EsiHeard());
    }

    [Fact]
    public void A_member_that_is_silent_while_somebody_has_its_name_goes_with_the_claim()
    {
        Open();
        Settle(One).PowerOff();
        Impersonate();
        Bench.Run(Limit - 60_000);
        Bench.Esi.Take();
        Assert.Equal("D1 left Removed", EsiHeard(2 * 60_000));
        Assert.False(Bench.Keys.IsEstablished(One));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Who_claims_and_never_proves_it_is_sent_away(bool isReset, bool isFar)
    {
        Open();
        AirNode node = Bench.Device(One);
        if (isFar)
        {
            Settle(Extender, NodeOptions.Router);
            Bench.Air.Part(Radio(node), Radio(Bench.Coordinator));
        }

        LoseMemory(Settle(One, within: 5_000));
        Assert.Equal("join Success", Join(One, within: 5_000));
        if (isReset)
        {
            Bench.Reset();
            Bench.Run();
            Bench.Esi.Call("resume", Bench.Network.ResumeNetwork);
        }

        Bench.Run(Limit - 60_000);
        Assert.Equal(JoiningState.Joined, node.State);
        Bench.Esi.Take();
        Assert.Equal("D1 left Removed", EsiHeard(2 * 60_000));
        Assert.EndsWith("left Removed", Bench.Devices[One].Take(), StringComparison.Ordinal);
        Assert.Equal(JoiningState.Outside, node.State);
    }

    [Fact]
    public void A_range_extender_that_lost_its_memory_is_one_again()
    {
        Open();
        LoseMemory(Settle(Extender, NodeOptions.Router));
        AirNode extender = Settle(Extender);
        Bench.Esi.Call("remove", () => Bench.Network.Remove(Extender));
        Assert.EndsWith("left Removed", Heard(Extender, 5_000), StringComparison.Ordinal);
        Assert.Equal(JoiningState.Outside, extender.State);
    }

    [Fact]
    public void A_member_that_comes_back_without_the_network_key_ends_the_claim()
    {
        Open();
        AirNode member = Settle(One);
        Bench.Air.Part(Radio(member), Radio(Bench.Coordinator));
        Bench.Esi.Call("switch", Bench.Network.SwitchNetworkKey);
        Bench.Run(5_000);
        Impersonate();
        Bench.Air.Meet();
        Assert.Contains("D1 TrustCentreRejoin", EsiHeard(60_000), StringComparison.Ordinal);
        Bench.DeviceStarts(One);
        Assert.EndsWith("E5 Established", Heard(One, 40_000), StringComparison.Ordinal);
        Assert.Equal("D1 Initiated | D1 EphemeralDataExchanged | D1 Established", EsiHeard());
    }

    [Fact]
    public void A_device_that_lost_its_memory_is_let_in_by_its_code_and_believed_when_it_has_another_key()
    {
        Open();
        AirNode node = Settle(One);
        LinkKeyEntry before = TrustCentres;
        LoseMemory(node);
        Assert.Equal("join Success", Join(One));
        Assert.Equal("", EsiHeard());
        Assert.Same(before, TrustCentres);
        Bench.DeviceStarts(One);
        Assert.EndsWith("E5 Established", Heard(One, 40_000), StringComparison.Ordinal);
        Assert.Equal("D1 Initiated | D1 EphemeralDataExchanged | D1 UnsecuredJoin | D1 Established", EsiHeard());
        Assert.True(before.Key.IsNone);
        EsiSends(One, [1]);
        Assert.Equal("send confirmed Success", EsiHeard());
        DeviceSends(One, [7]);
        Assert.Equal("D1 says 07", EsiHeard());
    }

    /// <summary>What the trust centre says to it goes by its new parent, and no longer to the child that it was.</summary>
    [Fact]
    public void A_device_that_lost_its_memory_and_went_behind_an_extender_proves_itself_there()
    {
        Open();
        AirNode node = Settle(One);
        Assert.True(Bench.Coordinator.Stack.Memory.Neighbours.Find(One)!.IsChild);
        Settle(Extender, NodeOptions.Router);
        Bench.Air.Part(Radio(node), Radio(Bench.Coordinator));
        LoseMemory(node);
        Assert.Equal("join Success", Join(One, within: 5_000));
        Bench.DeviceStarts(One);
        Assert.EndsWith("E5 Established", Heard(One, 40_000), StringComparison.Ordinal);
        EsiSends(One, [1]);
        Assert.EndsWith("send confirmed Success", EsiHeard(), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_joins_again_before_it_established_a_key_is_found_where_it_is()
    {
        Open();
        Join(One);
        LoseMemory(Bench.Device(One));
        Bench.Esi.Take();
        Assert.Equal("join Success", Join(One));
        Assert.Equal("D1 UnsecuredJoin", EsiHeard());
    }

    private static void LoseMemory(AirNode node)
    {
        node.PowerOff();
        node.PowerOn(stateLost: true);
    }

    /// <summary>A second radio with the address of the first device, which knows no key of its, shows that it has the network key, and is silent again.</summary>
    private void Impersonate()
    {
        AirNode impostor = new(
            Bench.Air, Bench.Agenda, One, NodeOptions.EndDevice with { Timing = RadioTiming.Bench }, null, new SeededEntropy(9, One), Faults.None);
        Han.Tests.Stack.StackRecorder application = new(One);
        impostor.Run(application, application, application);
        application.Call("join", () => impostor.Join(Bench.Esi.Identity.ExtendedPanId, WrongKey));
        for (int i = 0; i < 300 && impostor.ShortAddress == 0xFFFF; i++)
        {
            Bench.Run(10);
        }

        // The member counts on from above what the impostor sends.
        OutgoingFrameCounter members = Bench.Device(One).Stack.Memory.NetworkKeys.Active!.Sent;
        NetworkKey network = Bench.Coordinator.Stack.Memory.NetworkKeys.Active!;
        impostor.Stack.Memory.NetworkKeys.Use(network.Key, network.Sequence, members.Next);
        for (int i = 0; i < 50; i++)
        {
            members.TryTake(out _);
        }

        impostor.Stack.IsWaitingForKey = false;
        impostor.Stack.Zdo.Announce();
        Bench.Run(100);
        Assert.Equal(impostor.ShortAddress, Bench.Coordinator.Stack.Memory.Addresses.Find(One));
        impostor.PowerOff();
    }
}
