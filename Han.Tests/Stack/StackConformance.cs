using DeviceEmulator.Stack;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace Han.Tests.Stack;

/// <summary>What every stack promises to the application above it. The recorder fails on anything that is said within a call.</summary>
public abstract partial class StackConformance
{
    private static readonly byte[] Asdu = [0x01, 0x02, 0x03];
    private protected static readonly Eui64 Device = new(0x0200_0000_0000_00D1);
    private static readonly Eui64 Other = new(0x0200_0000_0000_00D2);
    private static readonly LinkKey Key = new(Convert.FromHexString("66B6900981E1EE3CA4206B6B861C02BB"));
    private static readonly LinkKey WrongKey = new(Convert.FromHexString("CD4FA064773F46941EC986C09963D1A8"));

    private protected readonly IStackBench _bench;

    private protected StackConformance(IStackBench bench) => _bench = bench;

    private StackRecorder Esi => _bench.Esi;

    /// <summary>What is heard when a device is turned away: nothing, where the coordinator does not say so.</summary>
    private string Refused(string text) => _bench.Aps.Capabilities.ReportsRefusedJoins ? text : "";

    [Fact]
    public void A_network_is_formed_once()
    {
        Assert.Equal("form Success | up", Form());
        Assert.Equal(NetworkState.Up, _bench.Network.State);
        Assert.Equal(Esi.Address, Esi.Identity.Coordinator);
        Assert.InRange(Esi.Identity.Channel, NetworkParameters.LowestChannel, NetworkParameters.HighestChannel);
        Assert.NotEqual(NetworkParameters.AnyPanId, Esi.Identity.PanId);
        Assert.False(Esi.Identity.ExtendedPanId.IsNone);
        Assert.Equal("form InvalidState", Form());
    }

    [Fact]
    public void There_is_nothing_to_resume_before_a_network_was_formed() => Assert.Equal("resume NothingStored", Resume());

    [Fact]
    public void After_a_reset_the_network_is_down_until_it_is_resumed_with_its_members_and_keys()
    {
        Join(Device);
        Establish(Device);
        NetworkIdentity before = Esi.Identity;
        _bench.Reset();
        Assert.Equal("reset", Run());
        Assert.Equal(NetworkState.Down, _bench.Network.State);
        Send(Device);
        Assert.Equal("send confirmed NetworkDown", Run());
        Assert.Equal("resume Success | up again", Resume());
        Assert.Equal(before, Esi.Identity);
        Send(Device);
        Assert.Equal("send confirmed Success", Run());
    }

    [Fact]
    public void What_was_under_way_at_a_reset_is_never_confirmed_or_completed()
    {
        Join(Device);
        Establish(Device);
        _bench.Reset();
        Send(Device);
        Ask("permit", () => _bench.Network.PermitJoining(60));
        Assert.StartsWith("reset", Run(), StringComparison.Ordinal);
        Resume();
        Send(Device);
        Ask("switch", _bench.Network.SwitchNetworkKey);
        _bench.Reset();
        Assert.Equal("reset", Run(300_000));
    }

    [Fact]
    public void Nothing_is_governed_before_the_network_is_up()
    {
        Ask("permit", () => _bench.Network.PermitJoining(60));
        Ask("add", () => _bench.Network.AddLinkKey(Device, Key, LinkKeyOrigin.InstallCode));
        Assert.Equal("permit InvalidState | add InvalidState", Run());
        Send(Device);
        Assert.Equal("send confirmed NetworkDown", Run());
    }

    [Fact]
    public void A_window_closes_by_itself_and_says_so_once()
    {
        Form();
        Assert.Equal("permit Success | permits 60 s", Permit(60));
        Assert.Equal("", Run(58_000));
        Assert.Equal("permits 0 s", Run(2_000));
        Assert.Equal("permit Success", Permit(0));
    }

    [Fact]
    public void A_second_window_replaces_the_first_and_a_closed_one_stays_closed()
    {
        Form();
        Permit(60);
        Assert.Equal("permit Success | permits 100 s", Permit(100));
        Assert.Equal("", Run(90_000));
        Assert.Equal("permit Success | permits 0 s", Permit(0));
        Assert.Equal("", Run(200_000));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(255)]
    public void A_window_has_at_most_254_seconds(int seconds) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _bench.Network.PermitJoining(seconds));

    [Fact]
    public void A_key_needs_a_device_and_octets()
    {
        Assert.Throws<ArgumentException>(() => _bench.Network.AddLinkKey(default, Key, LinkKeyOrigin.Plain));
        Assert.Throws<ArgumentException>(() => _bench.Network.AddLinkKey(Device, default, LinkKeyOrigin.Plain));
    }

    [Fact]
    public void A_device_with_its_key_joins_through_an_open_window()
    {
        Form();
        Add(Device);
        Permit(60);
        _bench.DeviceJoins(Device, Key);
        Assert.Equal("D1 UnsecuredJoin", Run());
        Assert.False(_bench.Keys.IsEstablished(Device));
    }

    [Fact]
    public void A_closed_window_keeps_a_device_out_unheard()
    {
        Form();
        Add(Device);
        _bench.DeviceJoins(Device, Key);
        Assert.Equal("", Run());
        Permit(60);
        Run(60_000);
        _bench.DeviceJoins(Device, Key);
        Assert.Equal("", Run());
        Send(Device, ClusterId.Basic);
        Assert.Equal("send confirmed NoShortAddress", Run());
    }

    [Fact]
    public void An_unknown_device_another_key_and_a_full_table_are_refused()
    {
        Ask("form", () => _bench.Network.Form(NetworkParameters.Any with { Slots = 1 }));
        Run();
        Add(Device);
        Permit(254);
        _bench.DeviceJoins(Other, Key);
        Assert.Equal(Refused("D2 refused UnknownDevice"), Run());
        _bench.DeviceJoins(Device, WrongKey);
        Assert.Equal(Refused("D1 refused KeyMismatch"), Run());
        _bench.DeviceJoins(Device, Key);
        Run();
        Add(Other);
        _bench.DeviceJoins(Other, Key);
        Assert.Equal(Refused("D2 refused NoRoom"), Run());
    }

    [Fact]
    public void Data_goes_both_ways_with_a_confirm()
    {
        Join(Device);
        Establish(Device);
        Send(Device);
        Assert.Equal("send confirmed Success", Run());
        ApsAddress up = new(Device, 2, Esi.Address, 1, ClusterId.Drlc);
        _bench.DeviceSends(up, Asdu);
        Assert.Equal("D1 says 010203", Run());
        Assert.Equal(up, Esi.LastIndication);
    }

    [Fact]
    public void Every_send_is_confirmed_by_its_own_token()
    {
        Join(Device);
        Establish(Device);
        HashSet<int> tokens = [];
        for (int i = 0; i < 20; i++)
        {
            Assert.True(tokens.Add(Send(Device)));
        }

        Assert.Equal(string.Join(" | ", Enumerable.Repeat("send confirmed Success", 20)), Run());
    }

    [Fact]
    public void Nobody_is_there_to_take_what_is_sent_to_a_stranger()
    {
        Form();
        Send(Other);
        Assert.Equal("send confirmed NoShortAddress", Run());
    }

    [Fact]
    public void An_ASDU_may_be_as_long_as_the_stack_says_and_no_longer()
    {
        Join(Device);
        Establish(Device);
        int most = _bench.Aps.Capabilities.LongestAsdu;
        Send(Device, asdu: new byte[most]);
        Assert.Equal("send confirmed Success", Run());
        Send(Device, asdu: new byte[most + 1]);
        Assert.Equal("send confirmed AsduTooLong", Run());
        Send(Device, asdu: new byte[1000]);
        Assert.Equal("send confirmed AsduTooLong", Run());
    }

    [Fact]
    public void Until_keys_are_established_only_clusters_that_need_none_get_through()
    {
        Join(Device);
        Send(Device);
        Assert.Equal("send confirmed NoAck", Run());
        Send(Device, ClusterId.KeyEstablishment);
        Assert.Equal("send confirmed Success", Run());
        Send(Device, ClusterId.Drlc, security: ApsSecurity.NetworkKey);
        Assert.Equal("send confirmed Success", Run());
        Send(Device, ClusterId.Basic, security: ApsSecurity.LinkKey);
        Assert.Equal("send confirmed NoAck", Run());
        _bench.DeviceSends(new ApsAddress(Device, 1, Esi.Address, 1, ClusterId.Drlc), Asdu);
        Assert.Equal("", Run());
    }

    [Fact]
    public void A_removed_device_is_gone_with_its_keys()
    {
        Join(Device);
        Establish(Device);
        Ask("remove", () => _bench.Network.Remove(Device));
        Assert.Equal("remove Success | D1 left Removed", Run());
        Assert.False(_bench.Keys.IsEstablished(Device));
        Send(Device);
        Assert.Equal("send confirmed NoShortAddress", Run());
        Ask("remove", () => _bench.Network.Remove(Device));
        Assert.Equal("remove UnknownDevice", Run());
        Permit(60);
        _bench.DeviceJoins(Device, Key);
        Assert.Equal(Refused("D1 refused UnknownDevice"), Run());
    }

    [Fact]
    public void A_device_that_left_may_come_again_with_its_old_key_and_establishes_a_new_one()
    {
        Join(Device);
        Establish(Device);
        _bench.DeviceLeaves(Device);
        Assert.Equal("D1 left OwnWish", Run());
        Send(Device);
        Assert.Equal("send confirmed NoShortAddress", Run());
        _bench.DeviceJoins(Device, Key);
        Assert.Equal("D1 UnsecuredJoin", Run());
        Assert.False(_bench.Keys.IsEstablished(Device));
    }

    [Fact]
    public void The_network_key_is_switched_under_a_new_number()
    {
        Form();
        Ask("switch", _bench.Network.SwitchNetworkKey);
        Ask("switch", _bench.Network.SwitchNetworkKey);
        string[] heard = [.. Run().Split(" | ").Order()];
        Assert.Equal(["network key 1", "network key 2", "switch Success", "switch Success"], heard);
    }

    private protected string Run(long milliseconds = 1_000)
    {
        StackRecorder.Run(_bench.Agenda, milliseconds);
        return Esi.Take();
    }

    private void Ask(string name, Func<int> call) => Assert.NotEqual(StackToken.None, Esi.Call(name, call));

    private string Form()
    {
        Ask("form", () => _bench.Network.Form(NetworkParameters.Any));
        return Run();
    }

    private string Resume()
    {
        Ask("resume", _bench.Network.ResumeNetwork);
        return Run();
    }

    private string Permit(int seconds)
    {
        Ask("permit", () => _bench.Network.PermitJoining(seconds));
        return Run();
    }

    private void Add(Eui64 device)
    {
        Ask("add", () => _bench.Network.AddLinkKey(device, Key, LinkKeyOrigin.InstallCode));
        Assert.Equal("add Success", Run());
    }

    private protected void Join(Eui64 device)
    {
        Form();
        Add(device);
        Permit(254);
        _bench.DeviceJoins(device, Key);
        Assert.Equal("D1 UnsecuredJoin", Run());
    }

    private void Establish(Eui64 device)
    {
        _bench.DeviceStarts(device);
        Assert.EndsWith("D1 Established", Run(30_000), StringComparison.Ordinal);
    }

    private int Send(Eui64 device, ClusterId cluster = ClusterId.Drlc, byte[]? asdu = null, ApsSecurity security = ApsSecurity.ByCluster)
    {
        ApsAddress address = new(Esi.Address, 1, device, 1, cluster) { Security = security };
        int token = Esi.Call("send", () => _bench.Aps.Send(address, asdu ?? Asdu));
        Assert.NotEqual(StackToken.None, token);
        return token;
    }
}
