using DeviceEmulator.Stack;
using Sep.Codec.Coordinator.Znp;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace Han.Tests.Coordinators.Znp;

/// <summary>Who comes to the door under the name of a member is not believed before it has proved to be it.</summary>
public sealed class ZnpDoorTests : ZnpDriverRig
{
    private const ushort Elsewhere = 0x7777;

    [Fact]
    public void Who_only_says_to_be_a_member_takes_nothing_from_it()
    {
        Establish();
        Bench.Chip.Indicate(new ZdoTrustCenterDevice(Elsewhere, Device, 0));
        Bench.Chip.Indicate(new ZdoDeviceAnnounce(Elsewhere, Elsewhere, Device, 0x8C), 40);
        Says(Elsewhere, ClusterId.Basic, isSecured: false, 7);
        Says(Elsewhere, ClusterId.Drlc, isSecured: false, 7);
        Assert.Equal("", Run());
        Assert.True(Bench.Driver.IsEstablished(Device));
        Assert.DoesNotContain(ZnpCommandId.ZdoRemoveLinkKey, Bench.Chip.Asked);

        // The member is where it was, and what it says is heard.
        Send(ClusterId.Drlc);
        Assert.Equal("send confirmed Success", Run());
        Says(Bench.Device(Device).NwkAddress, ClusterId.Basic, isSecured: false, 8);
        Assert.Equal("D1 says 08", Run());
    }

    [Fact]
    public void Who_only_announces_the_address_of_a_member_with_a_link_key_does_not_move_it()
    {
        Establish();
        Bench.Chip.Indicate(new ZdoDeviceAnnounce(Elsewhere, Elsewhere, Device, 0x8C));
        Assert.Equal("", Run());
        Send(ClusterId.Drlc);
        Assert.Equal("send confirmed Success", Run());
        Says(Elsewhere, ClusterId.Basic, isSecured: false, 7);
        Assert.Equal("", Run());
    }

    [Fact]
    public void A_member_with_a_link_key_that_moved_is_believed_by_its_first_frame_under_it()
    {
        Establish();
        Bench.Device(Device).NwkAddress = Elsewhere;
        Bench.Chip.Announce(Bench.Device(Device));
        Assert.Equal("", Run());
        Bench.DeviceSends(new ApsAddress(Device, 1, Bench.Esi.Address, 1, ClusterId.Drlc), [7]);
        Assert.Equal("D1 SecuredRejoin | D1 says 07", Run());
        Send(ClusterId.Drlc);
        Assert.Equal("send confirmed Success", Run());
    }

    [Fact]
    public void A_trust_centre_rejoin_keeps_the_link_key_and_is_believed_by_the_first_frame_under_it()
    {
        Establish();
        Bench.Chip.Indicate(new ZdoTrustCenterDevice(Elsewhere, Device, 0));
        Bench.Device(Device).NwkAddress = Elsewhere;
        Bench.Chip.Announce(Bench.Device(Device));
        Assert.Equal("", Run());
        Bench.DeviceSends(new ApsAddress(Device, 1, Bench.Esi.Address, 1, ClusterId.Drlc), [7]);
        Assert.Equal("D1 TrustCentreRejoin | D1 says 07", Run());
        Assert.True(Bench.Driver.IsEstablished(Device));
        Send(ClusterId.Drlc);
        Assert.Equal("send confirmed Success", Run());
    }

    [Fact]
    public void A_member_that_lost_its_key_is_believed_when_it_has_established_another_one()
    {
        Establish();
        Bench.DeviceJoins(Device, Key);
        Assert.Equal("", Run());
        Bench.DeviceStarts(Device);
        Assert.Equal("D1 Initiated | D1 EphemeralDataExchanged | D1 UnsecuredJoin | D1 Established", Run(30_000));
        Send(ClusterId.Drlc);
        Assert.Equal("send confirmed Success", Run());
    }

    [Fact]
    public void A_stranger_that_leaves_again_does_not_take_the_member_with_it()
    {
        Establish();
        Bench.Chip.Indicate(new ZdoTrustCenterDevice(Elsewhere, Device, 0));
        Bench.Chip.Indicate(new ZdoLeave(Elsewhere, Device, IsRequest: false, RemoveChildren: false, Rejoin: false), 40);
        Assert.Equal("", Run());
        Assert.True(Bench.Driver.IsEstablished(Device));
        Bench.DeviceLeaves(Device);
        Assert.Equal("D1 left OwnWish", Run());
    }

    [Fact]
    public void A_member_without_a_link_key_that_joins_anew_is_found_where_it_is()
    {
        Join();
        Bench.DeviceJoins(Device, Key);
        Assert.Equal("D1 UnsecuredJoin", Run());
        Send();
        Assert.Equal("send confirmed Success", Run());
    }

    [Fact]
    public void A_network_address_of_a_member_is_its_own_until_another_one_announces_it()
    {
        Join();
        Eui64 other = new(0x0200_0000_0000_00D2);
        ushort address = Bench.Device(Device).NwkAddress;
        Ask("add", () => Bench.Driver.AddLinkKey(other, Key, LinkKeyOrigin.InstallCode));
        Run();
        Bench.Chip.Indicate(new ZdoTrustCenterDevice(address, other, 0));
        Says(address, ClusterId.Basic, isSecured: false, 7);
        Assert.Equal("D1 says 07", Run());
        Bench.Chip.Indicate(new ZdoDeviceAnnounce(address, address, other, 0x8C));
        Assert.Equal("D2 UnsecuredJoin", Run());
    }

    private void Establish()
    {
        Join();
        Bench.DeviceStarts(Device);
        Assert.EndsWith("D1 Established", Run(30_000), StringComparison.Ordinal);
    }

    private void Says(ushort from, ClusterId cluster, bool isSecured, byte octet) => Bench.Chip.Indicate(
        new AfIncomingMessage(0, cluster, from, 1, 1, false, 180, isSecured, 0, 0, new Octets(new[] { octet })), 60);
}
