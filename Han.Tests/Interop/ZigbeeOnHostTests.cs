using System.Net;
using DeviceEmulator.Air;
using DeviceEmulator.Coordinator;
using Han.Tests.Air;
using Han.Tests.Interop.Clients;
using Sep.Codec.Aps;
using Sep.Codec.Mac;
using Sep.Codec.Security;
using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Han.Tests.Interop;

/// <summary>
/// A foreign network stack, zigbee-on-host as it comes from npm, drives our emulated radio by Spinel over TCP: it forms a network on our air and is its
/// trust centre.
/// </summary>
[Trait("Category", "Interop")]
public sealed class ZigbeeOnHostTests
{
    /// <summary>Without its CRC.</summary>
    private static readonly byte[] _code = Convert.FromHexString("83FED3407A939723A5C639B26916D505");
    private static readonly Eui64 _device = new(0x0200_0000_0000_0042), _stranger = new(0x0200_0000_0000_0043);

    [SkippableFact]
    public async Task It_forms_a_network_on_our_air_and_hands_out_its_key_under_the_installation_code()
    {
        await RequireAsync();
        using CaptureTools tools = new();
        string path = tools.PathOf("home.pcapng");
        using AirCapture capture = AirCapture.Create(path);
        using WiresharkKeys keys = WiresharkKeys.CreateBeside(path);
        InstallCode code = new(_code), wrong = new(Convert.FromHexString("966B9F3EF98AE605"));
        await using LiveAir live = new(capture);
        SpinelPort port = await live.OpenAsync(() => new SpinelPort(live.Air, live.Loop, ForeignTrustCentre.Address, new IPEndPoint(IPAddress.Loopback, 0)));
        await using ForeignTrustCentre centre = new(port.LocalEndPoint.Port, code, live.Limit);
        Assert.Equal("4.3", (await centre.HearAsync("up")).GetProperty("protocol").GetString());
        HandDevice device = await HandDevice.OnAsync(live, _device), stranger = await HandDevice.OnAsync(live, _stranger);

        (MacHeader header, MacBeacon closed, ZigBeeBeacon network) = await device.ScanAsync();
        Assert.Equal(MacAddress.Short(ForeignTrustCentre.PanId, 0), header.Source);
        Assert.Equal((false, ForeignTrustCentre.ExtendedPanId), (closed.Superframe.AssociationPermit, network.ExtendedPanId));
        Assert.Equal(AssociationStatus.PanAccessDenied, (await device.AssociateAsync(ForeignTrustCentre.PanId)).Status);

        await centre.PermitAsync(120);
        Assert.Equal(code.ToLinkKey(), await centre.AddCodeAsync(_device, code));
        Assert.True((await device.ScanAsync()).Beacon.Superframe.AssociationPermit);
        Assert.Equal(AssociationStatus.PanAccessDenied, (await stranger.AssociateAsync(ForeignTrustCentre.PanId)).Status);
        AssociationResponse joined = await device.AssociateAsync(ForeignTrustCentre.PanId);
        Assert.Equal(AssociationStatus.Successful, joined.Status);

        byte[] transport = await device.DataAsync();
        Assert.Equal(
            FrameError.BadIntegrityCode, RadioFrame.Read(transport.ToArray(), null, new LinkKeyCiphers(wrong.ToLinkKey()), out _, out _));
        Assert.Equal(
            FrameError.None, RadioFrame.Read(transport.ToArray(), null, new LinkKeyCiphers(code.ToLinkKey()), out RadioFrame headers, out Memory<byte> payload));
        Assert.Equal((joined.ShortAddress, KeyIdentifier.KeyTransport), (headers.Nwk.Destination, headers.ApsAuxiliary.Control.Key));
        Assert.Equal(FrameError.None, ApsFrame.ReadCommand(payload, out TransportKey key, out _));
        Assert.Equal(TransportKey.Network(ForeignTrustCentre.NetworkKey, 0, _device, ForeignTrustCentre.Address), key);

        await centre.StopAsync();
        await live.Until(() => !port.IsConnected);
        Assert.Equal((0L, 0L), (port.Refused, port.Dropped));
        keys.Add(ForeignTrustCentre.NetworkKey, "network");
        keys.Add(code.ToLinkKey(), "installation code");
        WiresharkReadsAll(path, capture.Frames);
    }

    [SkippableFact]
    public async Task One_host_after_the_other_finds_a_radio_that_was_just_switched_on()
    {
        await RequireAsync();
        await using LiveAir live = new();
        SpinelPort port = await live.OpenAsync(() => new SpinelPort(live.Air, live.Loop, ForeignTrustCentre.Address, new IPEndPoint(IPAddress.Loopback, 0)));
        InstallCode code = new(_code);
        HandDevice device = await HandDevice.OnAsync(live, _device);
        for (int i = 0; i < 2; i++)
        {
            await using ForeignTrustCentre centre = new(port.LocalEndPoint.Port, code, live.Limit);
            await centre.HearAsync("up");
            Assert.Equal(ForeignTrustCentre.ExtendedPanId, (await device.ScanAsync()).Network.ExtendedPanId);
        }
    }

    /// <summary>tshark, given nothing but the folder of keys, decrypts what is encrypted and finds nothing malformed.</summary>
    private static void WiresharkReadsAll(string path, long frames)
    {
        string[][] rows = AirOracle.Fields(path, "frame.number", "wpan.fcs_ok", "_ws.malformed", "zbee_nwk.cmd.id", "zbee_aps.cmd.key", "zbee_sec.encrypted_payload");
        Assert.Equal(frames, rows.Length);
        Assert.All(rows, row => Assert.Equal(("1", "", ""), (row[1], row[2], row[5])));

        // Its link status and its many-to-one route request are encrypted by the network key; the key itself came by that of the code.
        Assert.Contains(rows, row => row[3] == "0x08");
        Assert.Contains(rows, row => row[3] == "0x01");
        Assert.Contains(rows, row => row[4].Replace(":", "", StringComparison.Ordinal).Equals(
            Convert.ToHexString(ForeignTrustCentre.NetworkKey), StringComparison.OrdinalIgnoreCase));
    }

    private static async Task RequireAsync() => ForeignClient.Require(
        await ForeignClient.IsPresentAsync("node", "--version") && ForeignClient.ZigBeeOnHostIsPresent, "node with the npm package zigbee-on-host");
}
