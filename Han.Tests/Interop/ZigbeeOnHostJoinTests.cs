using System.Net;
using DeviceEmulator.Air;
using DeviceEmulator.Coordinator;
using DeviceEmulator.Faults;
using DeviceEmulator.Node;
using DeviceEmulator.Stack;
using Han.Tests.Air;
using Han.Tests.Interop.Clients;
using Sep.Codec.Security;
using Sep.Codec.Types;

namespace Han.Tests.Interop;

/// <summary>Our emulated device joins a network whose coordinator and trust centre is a foreign stack, with the right installation code and no other.</summary>
[Trait("Category", "Interop")]
public sealed class ZigbeeOnHostJoinTests
{
    /// <summary>How often joining is tried again where the trust centre was too slow for the device: nothing but patience on a busy machine.</summary>
    private const int Attempts = 5;

    private static readonly InstallCode _code = new(Convert.FromHexString("83FED3407A939723A5C639B26916D505"));
    private static readonly InstallCode _wrong = new(Convert.FromHexString("966B9F3EF98AE605"));
    private static readonly Eui64 _device = new(0x0200_0000_0000_0042), _other = new(0x0200_0000_0000_0043), _unknown = new(0x0200_0000_0000_0044);

    [SkippableFact]
    public async Task Our_device_joins_with_the_right_installation_code_and_is_refused_with_the_wrong_one()
    {
        ForeignClient.Require(
            await ForeignClient.IsPresentAsync("node", "--version") && ForeignClient.ZigBeeOnHostIsPresent, "node with the npm package zigbee-on-host");
        using CaptureTools tools = new();
        string path = tools.PathOf("home.pcapng");
        using AirCapture capture = AirCapture.Create(path);
        using WiresharkKeys keys = WiresharkKeys.CreateBeside(path);
        await using LiveAir live = new(capture);
        SpinelPort port = await live.OpenAsync(() => new SpinelPort(live.Air, live.Loop, ForeignTrustCentre.Address, new IPEndPoint(IPAddress.Loopback, 0)));
        await using ForeignTrustCentre centre = new(port.LocalEndPoint.Port, _code, live.Limit);
        await centre.HearAsync("up");
        await centre.PermitAsync(200);
        await centre.AddCodeAsync(_device, _code);
        await centre.AddCodeAsync(_other, _wrong);

        JoiningApplication right = await PutAsync(live, _device, keys), wrong = await PutAsync(live, _other, keys), unknown = await PutAsync(live, _unknown, keys);
        Assert.Equal(JoinStatus.NotPermitted, await JoinAsync(live, unknown, _code, attempts: 1));
        Assert.Equal(JoinStatus.NoNetworkKey, await JoinAsync(live, wrong, _wrong, Attempts));
        Assert.Equal(JoiningState.Outside, await live.On(() => wrong.Node.State));
        Assert.Equal(JoinStatus.Success, await JoinAsync(live, right, _code, Attempts));

        // Its announcement, encrypted by the network key that it was given, is what the trust centre takes for joining.
        Assert.Equal(_device.ToString(), (await centre.HearAsync("joined")).GetProperty("address64").GetString());
        Assert.Equal(
            (JoiningState.Joined, ForeignTrustCentre.PanId, ForeignTrustCentre.ExtendedPanId, ForeignTrustCentre.Address),
            await live.On(() => (right.Node.State, right.Node.Network.PanId, right.Node.Network.ExtendedPanId, right.Node.Network.Coordinator)));
        await centre.StopAsync();

        keys.Add(ForeignTrustCentre.NetworkKey, "network");
        keys.Add(_code.ToLinkKey(), "installation code");
        string[][] rows = AirOracle.Fields(path, "wpan.fcs_ok", "_ws.malformed", "zbee_sec.encrypted_payload", "zbee_aps.zdp_cluster");
        Assert.Equal(await live.On(() => capture.Frames), rows.Length);
        Assert.All(rows, row => Assert.Equal(("1", "", ""), (row[0], row[1], row[2])));
        Assert.Contains(rows, row => row[3] == "0x0013");
    }

    private static Task<JoiningApplication> PutAsync(LiveAir live, Eui64 address, WiresharkKeys keys) => live.On(() =>
    {
        NodeOptions options = NodeOptions.EndDevice with
        {
            ScanChannels = 1u << ForeignTrustCentre.RadioChannel,
            Timing = RadioTiming.Standard with { ScanChannel = 1_500, AssociationWait = 2_000, PollWait = 500, NetworkKeyWait = 6_000, MacAckWait = 20 },
            Keys = keys,
        };
        return new JoiningApplication(new AirNode(live.Air, live.Loop.Agenda, address, options, null, SystemEntropy.Instance, Faults.None));
    });

    private static async Task<JoinStatus> JoinAsync(LiveAir live, JoiningApplication device, InstallCode code, int attempts)
    {
        for (int left = attempts; ; left--)
        {
            await live.On(() => device.Join(ForeignTrustCentre.ExtendedPanId, KeyOf(code)));
            await live.Until(() => device.Status is not null);
            JoinStatus status = device.Status!.Value;
            if (left == 1 || status is JoinStatus.Success or JoinStatus.NoNetworkKey)
            {
                return status;
            }
        }
    }

    private static LinkKey KeyOf(InstallCode code)
    {
        AesKey key = code.ToLinkKey();
        return new LinkKey(key);
    }
}
