using DeviceEmulator.Node;
using DeviceEmulator.Stack;
using Sep.Codec.Inspect;
using Sep.Codec.Types;

namespace Han.Tests.Node;

/// <summary>Networks that reach further than the coordinator's radio: range extenders, routes, ways back.</summary>
public sealed class MeshTests : AirScenario
{
    private static readonly Eui64 Second = new(0x0200_0000_0000_00AB);

    [Theory]
    [InlineData("end device")]
    [InlineData("sleepy")]
    [InlineData("router")]
    public void A_device_out_of_the_coordinators_range_joins_through_an_extender(string kind)
    {
        Open();
        AirNode extender = Settle(Extender, NodeOptions.Router);
        AirNode node = Distant(One, kind);
        Assert.Equal(Extender, node.Parent);
        EsiSends(One, Zcl(1));
        Assert.Equal("send confirmed Success", EsiHeard(5_000));
        Assert.Equal("E5 says 18010B0000", Heard(One, 0));
        DeviceSends(One, Zcl(2));
        Assert.Equal("D1 says 18020B0000", EsiHeard(5_000));
        Assert.Equal("send confirmed Success", Heard(One, 0));
        Assert.Equal("", Bench.Devices[Extender].Take());
        List<InspectedFrame> frames = Inspect();
        Assert.All(frames, frame => Assert.Null(frame.Error));
        Assert.Contains(frames, frame => frame.Command == "UpdateDevice");
        Assert.Contains(frames, frame => frame.Command == "Tunnel" || frame.Layers.Any(layer => layer.Name == "Tunnel"));
        Assert.Equal(JoiningState.Joined, extender.State);
    }

    [Fact]
    public void An_extender_does_not_let_a_stranger_in()
    {
        Open();
        Settle(Extender, NodeOptions.Router);
        Eui64 stranger = new(0x0200_0000_0000_0077);
        Bench.Device(stranger);
        Bench.Air.Part(Radio(Bench.Device(stranger)), Radio(Bench.Coordinator));
        Assert.Equal("join NoNetworkKey", Join(stranger));
        Assert.Equal("77 refused UnknownDevice", EsiHeard(0));
        Bench.Device(Two);
        Bench.Air.Part(Radio(Bench.Device(Two)), Radio(Bench.Coordinator));
        Assert.Equal("join NoNetworkKey", Join(Two, key: WrongKey));
        Assert.Equal("D2 refused KeyMismatch", EsiHeard());
        Assert.Equal("join Success", Join(Two));
    }

    [Fact]
    public void A_way_over_two_extenders_is_found_and_found_again()
    {
        Open();
        AirNode near = Settle(Extender, NodeOptions.Router);
        Bench.Esi.Call("add", () => Bench.Network.AddLinkKey(Second, Key, LinkKeyOrigin.InstallCode));
        AirNode far = Distant(Second, "router");
        AirNode node = Bench.Device(One);
        Bench.Air.Part(Radio(node), Radio(Bench.Coordinator));
        Bench.Air.Part(Radio(node), Radio(near));
        Settle(One);
        Assert.Equal((Extender, Second), (far.Parent, node.Parent));
        EsiSends(One, [1]);
        Assert.Equal("send confirmed Success", EsiHeard());
        DeviceSends(One, [2]);
        Assert.Equal("D1 says 02", EsiHeard());
        Bench.Devices[One].Take();

        // Now the far one hears the coordinator, and the near one is gone.
        Bench.Air.Meet();
        Bench.Air.Part(Radio(node), Radio(Bench.Coordinator));
        near.PowerOff();
        EsiSends(One, [3]);
        Assert.Equal("send confirmed Success", EsiHeard(5_000));
        DeviceSends(One, [4]);
        Assert.Equal("D1 says 04", EsiHeard(5_000));
        Assert.EndsWith("send confirmed Success", Heard(One, 0), StringComparison.Ordinal);
    }

    [Fact]
    public void A_device_whose_parent_is_gone_comes_back_through_another_one()
    {
        Open();
        AirNode extender = Settle(Extender, NodeOptions.Router);
        AirNode node = Distant(One, "sleepy");
        Bench.Air.Meet();
        extender.PowerOff();
        Assert.Equal("D1 SecuredRejoin", EsiHeard(30_000));
        Assert.Equal(Esi, node.Parent);
        EsiSends(One, [1]);
        Assert.Equal("send confirmed Success", EsiHeard(5_000));
        Assert.True(Bench.Keys.IsEstablished(One));
    }

    [Fact]
    public void A_device_comes_back_at_its_own_wish_and_keeps_its_link_key()
    {
        Open();
        AirNode node = Settle(One);
        Bench.Network.PermitJoining(0);
        Bench.Run();
        Bench.Esi.Take();
        Bench.Devices[One].Call("rejoin", node.Rejoin);
        Assert.Equal("rejoin Success", Heard(One));
        Assert.Equal("D1 SecuredRejoin", EsiHeard(0));
        DeviceSends(One, [1]);
        Assert.Equal("D1 says 01", EsiHeard());
    }

    [Fact]
    public void A_child_that_leaves_or_is_removed_behind_an_extender_is_told_of()
    {
        Open();
        Settle(Extender, NodeOptions.Router);
        Distant(One, "end device");
        Bench.DeviceLeaves(One);
        Assert.Equal("D1 left OwnWish", EsiHeard());
        Bench.Devices[One].Take();
        Assert.Equal("join Success", Join(One));
        Bench.Esi.Take();
        Bench.Esi.Call("remove", () => Bench.Network.Remove(One));
        Assert.Equal("remove Success | D1 left Removed", EsiHeard());
        Assert.Equal("left Removed", Heard(One, 0));
        Assert.Equal(JoiningState.Outside, Bench.Device(One).State);
    }

    [Fact]
    public void An_extender_obeys_the_trust_centre_when_it_is_removed()
    {
        Open();
        AirNode extender = Settle(Extender, NodeOptions.Router);
        Bench.Esi.Call("remove", () => Bench.Network.Remove(Extender));
        Assert.Equal("remove Success | AA left Removed", EsiHeard());
        Assert.Equal("left Removed", Heard(Extender, 0));
        Assert.Equal(JoiningState.Outside, extender.State);
    }

    [Fact]
    public void Routers_tell_each_other_how_well_they_hear()
    {
        Open();
        Settle(Extender, NodeOptions.Router);
        Bench.Air.Frames.Clear();
        Bench.Run(40_000);
        Assert.InRange(Inspect().Count(frame => frame.Command == "LinkStatus"), 4, 6);
        Neighbour heard = Bench.Coordinator.Stack.Memory.Neighbours.Find(Extender)!;
        Assert.Equal((byte)1, heard.OutgoingCost);
    }

    private AirNode Distant(Eui64 device, string kind)
    {
        AirNode node = Bench.Device(device, JoinTests.Kind(kind));
        Bench.Air.Part(Radio(node), Radio(Bench.Coordinator));
        return Settle(device);
    }
}
