using System.Security.Cryptography;
using DeviceEmulator.Certificates;
using DeviceEmulator.Esi;
using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Han.Tests.Stack;
using HeadEnd.Simulator.Coordinators;
using HeadEnd.Simulator.Coordinators.Znp;
using Microsoft.Extensions.Logging.Abstractions;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Coordinator.Znp;
using Sep.Codec.Security.Cbke;
using Sep.Codec.Security.Ecc;
using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;
using EsiNode = DeviceEmulator.Esi.Esi;

namespace Han.Tests.Coordinators.Znp;

/// <summary>The ZNP driver over a real connection, with the real clock, and the ESI application upon it.</summary>
public sealed class ZnpTcpTests : IAsyncDisposable
{
    private static readonly Eui64 Esi = new(0x0200_0000_0000_00E5);
    private static readonly Eui64 Device = new(0x0200_0000_0000_00D1);
    private static readonly byte[] Key = Convert.FromHexString("66B6900981E1EE3CA4206B6B861C02BB");

    private readonly CancellationTokenSource _patience = new(TimeSpan.FromMinutes(2));
    private readonly ZnpTcpPeer _peer = new();
    private readonly Agenda _agenda = new();
    private readonly TcpLine _line;
    private readonly ZnpCoordinator _driver;
    private readonly CoordinatorLoop _loop;
    private readonly StackRecorder _heard = new(Esi);
    private readonly CertificateAuthority _authority = new(new Eui64(0x0200_0000_0000_00CA), EccPrivateKey.Draw(RandomNumberGenerator.GetBytes(EccPrivateKey.Size)));
    private readonly List<string> _all = [];

    public ZnpTcpTests()
    {
        _line = new TcpLine(_peer.Address, TimeProvider.System, NullLogger.Instance);
        _driver = new ZnpCoordinator(
            _agenda, _line, DeviceIdentity.Issue(_authority, Esi), IdentityPolicy.Default, new ZnpOptions { KeySwitchMilliseconds = 0 }, NullLogger.Instance);
        _driver.Attach(_heard, _heard, _heard);
        _loop = new CoordinatorLoop(_agenda, _line, _driver, TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        await _line.DisposeAsync();
        _driver.Dispose();
        await _peer.DisposeAsync();
        _authority.Dispose();
        _patience.Dispose();
    }

    [Fact]
    public async Task A_device_joins_gets_a_key_and_an_event_and_its_report_comes_up()
    {
        Uplink up = new();
        EsiNode esi = new(new EsiDesk(_agenda, up), _driver, Esi, [new JoinedDevice(Device, true)]);
        _driver.Attach(esi, _heard, _heard);
        await OpenAsync();
        ZnpDevice device = await JoinAsync();
        await _peer.DoAsync(device.StartKeyEstablishment);
        await UntilAsync("D1 Established");
        Assert.True(_driver.IsEstablished(Device));

        device.OnReceived = data => Report(device, data);
        EsiCommand? command = EsiCommand.Decode(
            (ushort)ClusterId.Drlc, LoadControlEvent.Key.CommandId, HeadEnd.LaneRig.Payload(DeviceEmulator.HanRig.Event()), out _);
        esi.Deliver(command!, new OrderTag(1, 0), default);
        await _loop.RunAsync(() => up.Reports.Count > 0, _patience.Token);
        Assert.Equal([EventStatus.Received], up.Reports);
        AfDataRequest sent = Assert.Single(device.Received);
        Assert.Equal((ClusterId.Drlc, AfOptions.AckRequest | AfOptions.Security), (sent.Cluster, sent.Options));
        Assert.Equal(0, _peer.Chip.Overruns);
    }

    [Fact]
    public async Task A_line_with_noise_wrong_checks_and_single_octets_carries_the_same()
    {
        _peer.PieceSize = 1;
        _peer.Spoil = octets => [0x00, 0xEF, 0xFE, 0x02, 0x45, 0xC0, 0x09, 0x00, 0x00, .. octets];
        await OpenAsync();
        ZnpDevice device = await JoinAsync();
        await _peer.DoAsync(device.StartKeyEstablishment);
        await UntilAsync("D1 Established");
    }

    [Fact]
    public async Task A_connection_that_ends_is_a_reset_and_the_network_goes_on_upon_another()
    {
        await OpenAsync();
        await JoinAsync();
        await _peer.HangUpAsync();
        await UntilAsync("reset");
        Assert.Equal(NetworkState.Down, _driver.State);
        await _loop.RunAsync(() => _driver.IsOpen, _patience.Token);
        _heard.Call("resume", _driver.ResumeNetwork);
        await UntilAsync("up again");
        _heard.Call("send", () => _driver.Send(new ApsAddress(Esi, 1, Device, 1, ClusterId.Basic), [1]));
        await UntilAsync("send confirmed Success");
        Assert.Equal(2, _peer.Connections);
    }

    [Fact]
    public async Task A_restart_of_the_chip_is_told_once()
    {
        await OpenAsync();
        await JoinAsync();
        await _peer.DoAsync(chip => chip.Restart());
        await UntilAsync("reset");
        _heard.Call("resume", _driver.ResumeNetwork);
        await UntilAsync("up again");
        Assert.Single(_all, text => text == "reset");
    }

    private static void Report(ZnpDevice device, AfDataRequest data)
    {
        Assert.True(ZclFrame.TryRead(data.Data.Span, out ZclHeader header, out ReadOnlySpan<byte> payload));
        Assert.True(header.Announces<LoadControlEvent>(ClusterId.Drlc));
        Assert.True(ZclFrame.TryDecode(payload, out LoadControlEvent happened, out _));
        byte[] frame = new byte[80];
        int length = ZclFrame.Write(frame, 9, disableDefaultResponse: true, new ReportEventStatus(
            happened.IssuerEventId, EventStatus.Received, happened.StartTime, CriticalityLevel.Level1, short.MinValue, short.MinValue, -128, 40,
            EventControl.None, SignatureType.None, EventSignature.None));
        device.Chip!.Deliver(device, 1, 1, ClusterId.Drlc, frame[..length], isSecured: true);
    }

    private async Task OpenAsync()
    {
        await _loop.RunAsync(() => _driver.IsOpen, _patience.Token);
        _heard.Call("form", () => _driver.Form(NetworkParameters.Any));
        await UntilAsync("up");
    }

    private async Task<ZnpDevice> JoinAsync()
    {
        _heard.Call("add", () => _driver.AddLinkKey(Device, new LinkKey(Key), LinkKeyOrigin.InstallCode));
        _heard.Call("permit", () => _driver.PermitJoining(254));
        await UntilAsync("permits 254 s");
        ZnpDevice device = _peer.Chip.Device(Device, () => new ZnpDevice(Device, DeviceIdentity.Issue(_authority, Device), Esi, null) { Chip = _peer.Chip });
        await _peer.DoAsync(chip => chip.Join(device, Key));
        await UntilAsync("D1 UnsecuredJoin");
        return device;
    }

    private async Task UntilAsync(string text)
    {
        await _loop.RunAsync(() => _heard.Heard.Contains(text), _patience.Token);
        _all.AddRange(_heard.Heard);
        _heard.Take();
    }

    private sealed class Uplink : IEsiUplink
    {
        public List<EventStatus> Reports { get; } = [];

        public void OnStored(EsiNode esi, OrderTag tag, int count)
        {
        }

        public void OnNothingToCancel(EsiNode esi, OrderTag tag)
        {
        }

        public void OnRefused(EsiNode esi, OrderTag tag)
        {
        }

        public void OnSettled(EsiNode esi, OrderTag tag, Eui64 device)
        {
        }

        public void OnNotConfirmed(EsiNode esi, OrderTag tag, Eui64 device, bool isReplaced)
        {
        }

        public void OnDeviceFrame(EsiNode esi, OrderTag tag, Eui64 device, ReadOnlySpan<byte> frame)
        {
            Assert.True(ZclFrame.TryRead(frame, out _, out ReadOnlySpan<byte> payload));
            Assert.True(ZclFrame.TryDecode(payload, out ReportEventStatus report, out _));
            Reports.Add(report.EventStatus);
        }
    }
}
