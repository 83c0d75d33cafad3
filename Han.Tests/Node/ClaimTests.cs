using DeviceEmulator.Faults;
using DeviceEmulator.Node;
using DeviceEmulator.Stack;
using Sep.Codec.Types;

namespace Han.Tests.Node;

/// <summary>What a member has proved is replaced by who has proved itself, and by nobody else.</summary>
public sealed class ClaimTests : AirScenario
{
    private LinkKeyEntry TrustCentres => Bench.Coordinator.Stack.Memory.LinkKeys[One];

    [Fact]
    public void Who_has_the_network_key_and_a_member_s_name_does_not_get_at_its_link_key()
    {
        Open();
        Settle(One).PowerOff();
        LinkKeyEntry key = TrustCentres;
        AirNode impostor = Impostor();
        for (int i = 0; i < 300 && impostor.ShortAddress == 0xFFFF; i++)
        {
            Bench.Run(10);
        }

        Assert.NotEqual(0xFFFF, impostor.ShortAddress);
        NetworkKey network = Bench.Coordinator.Stack.Memory.NetworkKeys.Active!;
        impostor.Stack.Memory.NetworkKeys.Use(network.Key, network.Sequence, impostor.Stack.FirstCounter + 100_000);
        impostor.Stack.IsWaitingForKey = false;
        impostor.Stack.Zdo.Announce();
        Assert.Equal("", EsiHeard());
        Assert.True(Bench.Keys.IsEstablished(One));
        Assert.Same(key, TrustCentres);
        Assert.False(key.Key.IsNone);
    }

    [Fact]
    public void A_device_that_lost_its_memory_is_let_in_by_its_code_and_believed_when_it_has_another_key()
    {
        Open();
        AirNode node = Settle(One);
        LinkKeyEntry before = TrustCentres;
        node.PowerOff();
        node.PowerOn(stateLost: true);
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

    [Fact]
    public void Who_joins_again_before_it_established_a_key_is_found_where_it_is()
    {
        Open();
        Join(One);
        AirNode node = Bench.Device(One);
        node.PowerOff();
        node.PowerOn(stateLost: true);
        Bench.Esi.Take();
        Assert.Equal("join Success", Join(One));
        Assert.Equal("D1 UnsecuredJoin", EsiHeard());
    }

    /// <summary>A second radio with the address of the first device, which knows no key of its.</summary>
    private AirNode Impostor()
    {
        AirNode impostor = new(
            Bench.Air, Bench.Agenda, One, NodeOptions.EndDevice with { Timing = RadioTiming.Bench }, null, new SeededEntropy(9, One), Faults.None);
        Han.Tests.Stack.StackRecorder application = new(One);
        impostor.Run(application, application, application);
        application.Call("join", () => impostor.Join(Bench.Esi.Identity.ExtendedPanId, WrongKey));
        return impostor;
    }
}
