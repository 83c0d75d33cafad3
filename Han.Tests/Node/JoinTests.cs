using DeviceEmulator.Node;
using DeviceEmulator.Stack;
using Sep.Codec.Inspect;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace Han.Tests.Node;

/// <summary>The way into a network, as the device and as the trust centre see it.</summary>
public sealed class JoinTests : AirScenario
{
    [Fact]
    public void A_scan_finds_a_network_that_is_up_and_says_what_it_permits()
    {
        Bench.Device(One);
        Assert.Equal("scan found 0", Scan(One));
        Open(slots: 1);
        Assert.Equal("scan found 1", Scan(One));
        FoundNetwork found = Assert.Single(Bench.Devices[One].Scanned);
        Assert.Equal(Bench.Esi.Identity with { Coordinator = default }, found.Network);
        Assert.True(found.PermitsJoining);
        Assert.True(found.HasRoom);
        Assert.Equal("join Success", Join(One));
        Bench.Device(Two);
        Assert.Equal("scan found 1", Scan(Two));
        Assert.False(Bench.Devices[Two].Scanned[0].HasRoom);
    }

    [Theory]
    [InlineData("end device")]
    [InlineData("sleepy")]
    [InlineData("router")]
    public void A_device_of_each_kind_joins_and_is_told_of(string kind)
    {
        Open();
        Assert.Equal("join Success", Join(One, Kind(kind)));
        Assert.Equal("D1 UnsecuredJoin", EsiHeard(0));
        AirNode node = Bench.Device(One);
        Assert.Equal(JoiningState.Joined, node.State);
        Assert.Equal(Bench.Esi.Identity, node.Network);
        Assert.Equal(Esi, node.Parent);
        Assert.InRange(node.ShortAddress, (ushort)1, (ushort)0xFFF7);
    }

    [Fact]
    public void A_device_is_told_why_it_cannot_join()
    {
        Bench.Device(One);
        Assert.Equal("join NoNetwork", Join(One));
        Open(slots: 1);
        Assert.Equal("join NoNetworkKey", Join(One, key: WrongKey));
        Assert.Equal("D1 refused KeyMismatch", EsiHeard(0));
        Eui64 stranger = new(0x0200_0000_0000_0077);
        Assert.Equal("join NoNetworkKey", Join(stranger));
        Assert.Equal("77 refused UnknownDevice", EsiHeard(0));
        Bench.Network.PermitJoining(0);
        Bench.Run();
        Assert.Equal("join NotPermitted", Join(One));
        Bench.Network.PermitJoining(60);
        Bench.Run();
        Bench.Esi.Take();
        Assert.Equal("join Success", Join(One));
        Assert.Equal("join NoRoom", Join(Two));
        Assert.Equal("D1 UnsecuredJoin | D2 refused NoRoom", EsiHeard(0));
    }

    [Fact]
    public void A_window_that_closes_between_beacon_and_association_is_found_out()
    {
        Open();
        Bench.Device(One);
        Bench.Air.Passes = frame =>
        {
            // The first association request that is on its way finds the window closed.
            if (frame.Length > 3 && frame[0] == 0x23)
            {
                Bench.Network.PermitJoining(0);
            }

            return true;
        };
        Assert.Equal("join NotPermitted", Join(One));
        Assert.DoesNotContain("D1", EsiHeard(0), StringComparison.Ordinal);
    }

    [Fact]
    public void A_device_does_one_thing_at_a_time_and_joins_once()
    {
        Open();
        AirNode node = Bench.Device(One);
        Assert.Equal(StackToken.None, node.Leave());
        Assert.Equal(StackToken.None, node.Rejoin());
        Bench.DeviceJoins(One, Key);
        Assert.Equal(JoiningState.Trying, node.State);
        Assert.Equal(StackToken.None, node.Scan());
        Assert.Equal(StackToken.None, node.Join(Bench.Esi.Identity.ExtendedPanId, Key));
        Bench.Run();
        Assert.Equal(StackToken.None, node.Join(Bench.Esi.Identity.ExtendedPanId, Key));
    }

    [Fact]
    public void Outside_a_network_nothing_is_sent()
    {
        Bench.Device(One);
        DeviceSends(One, [1], ClusterId.Basic);
        Assert.Equal("send confirmed NetworkDown", Heard(One));
    }

    [Fact]
    public void A_whole_join_up_to_the_first_event_can_be_read_frame_by_frame()
    {
        Open();
        Settle(One);
        EsiSends(One, Convert.FromHexString("09211234123456780100000000000000013C0001FF0A0080008080FF00"));
        Assert.Equal("send confirmed Success", EsiHeard());
        List<InspectedFrame> frames = Inspect();
        Assert.All(frames, frame => Assert.Null(frame.Error));
        string[] commands = [.. frames.Select(frame => frame.Command).Where(command => command is not ("Ack" or "BeaconRequest"))];
        string[] expected =
        [
            "MgmtPermitJoiningRequest", "ZigBeeBeacon", "AssociationRequest", "DataRequest", "AssociationResponse", "TransportKey", "DeviceAnnounce",
            "InitiateKeyEstablishmentRequest", "InitiateKeyEstablishmentResponse", "EphemeralDataRequest", "EphemeralDataResponse",
            "ConfirmKeyRequest", "ConfirmKeyResponse",
        ];
        Assert.Equal(expected, commands.Where(command => expected.Contains(command)).Distinct());
    }

    [Fact]
    public void Secrets_are_nowhere_on_the_air_and_the_same_seed_gives_the_same_frames()
    {
        List<byte[]> frames = Run();
        Assert.Equal(frames, Run());
        Assert.DoesNotContain(frames, frame => frame.AsSpan().IndexOf(Convert.FromHexString("66B6900981E1EE3C")) >= 0);

        static List<byte[]> Run()
        {
            JoinTests one = new();
            one.Open();
            one.Settle(One);
            return one.Bench.Air.Frames;
        }
    }

    [Fact]
    public void Who_pretends_to_be_a_member_does_it_no_harm()
    {
        Open();
        AirNode node = Settle(One);
        ushort address = node.ShortAddress;
        byte[][] frames = [.. Bench.Air.Frames];
        foreach (byte[] frame in frames)
        {
            Bench.Air.Inject(frame, Bench.Esi.Identity.Channel);
            Bench.Run(50);
        }

        Assert.Equal("D1 refused KeyMismatch", EsiHeard());
        Assert.True(Bench.Keys.IsEstablished(One));
        Assert.Equal(address, node.ShortAddress);
        EsiSends(One, [1]);
        Assert.Equal("send confirmed Success", EsiHeard());
        Assert.Equal("E5 says 01", Heard(One, 0));
    }

    [Fact]
    public void A_trust_centre_sends_away_who_never_establishes_a_key()
    {
        Open();
        Join(One);
        Join(Two);
        Bench.DeviceStarts(Two);
        Bench.Run(59 * 60_000);
        Bench.Esi.Take();
        Assert.Equal("D1 left Removed", EsiHeard(2 * 60_000));
        Assert.Equal("left Removed", Bench.Devices[One].Take().Split(" | ")[^1]);
        Assert.True(Bench.Keys.IsEstablished(Two));
    }

    internal static NodeOptions Kind(string kind) => kind switch
    {
        "router" => NodeOptions.Router,
        "sleepy" => NodeOptions.Sleepy(TimeSpan.FromSeconds(2)),
        _ => NodeOptions.EndDevice,
    };

    private string Scan(Eui64 device)
    {
        Bench.Devices[device].Call("scan", Bench.Device(device).Scan);
        return Heard(device);
    }
}
