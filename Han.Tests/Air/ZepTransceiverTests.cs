using System.Net;
using System.Net.Sockets;
using DeviceEmulator.Air;
using DeviceEmulator.Time;
using Sep.Codec.Capture;
using Sep.Codec.Mac;

namespace Han.Tests.Air;

/// <summary>Somebody beyond a socket, as an antenna on the air.</summary>
public sealed class ZepTransceiverTests
{
    [Fact]
    public async Task What_is_heard_leaves_as_ZEP_and_what_comes_back_is_transmitted()
    {
        await using LiveAir live = new();
        using UdpClient firmware = new(new IPEndPoint(IPAddress.Loopback, 0));
        ZepTransceiver zep = await live.On(() => new ZepTransceiver(live.Air, live.Loop, new ZepOptions((IPEndPoint)firmware.Client.LocalEndPoint!, Channel: 15)));
        try
        {
            Antenna device = await live.On(live.Put);
            await live.On(() => live.Air.Transmit(device, AirRig.Frame(1)));
            await live.On(() => live.Air.Transmit(device, AirRig.Frame(2)));
            for (uint i = 0; i < 2; i++)
            {
                UdpReceiveResult datagram = await firmware.ReceiveAsync(live.Limit);
                Assert.True(ZepDatagram.TryRead(
                    datagram.Buffer, out ZepKind kind, out ZepHeader header, out ReadOnlySpan<byte> frame, out FrameCheckResult check));
                Assert.Equal((ZepKind.Data, (byte)15, (ushort)1, i, byte.MaxValue, FrameCheckResult.Right),
                    (kind, header.Channel, header.DeviceId, header.Sequence, header.LinkQuality, check));
                Assert.Equal(AirRig.Frame((int)i + 1)[..^2], frame.ToArray());
            }

            // The firmware moves to channel 20 and says so by speaking there.
            await live.On(() => device.Channel = 20);
            byte[] answer = new byte[ZepDatagram.MaxSize];
            int length = ZepDatagram.Write(answer, new ZepHeader(20, 9, 0, 0), AirRig.Frame(3).AsSpan()[..^2]);
            await firmware.SendAsync(answer.AsMemory(0, length), zep.LocalEndPoint, live.Limit);
            await live.Until(() => device.Frames.Count > 0);
            Assert.Equal(Convert.ToHexString(AirRig.Frame(3)), device.Frames[0].Psdu);
            Assert.Equal((20, 1L, 0L, 0L), (zep.Channel, zep.Transmitted, zep.Refused, zep.Dropped));
        }
        finally
        {
            await live.On(() => zep.DisposeAsync().AsTask());
        }
    }

    [Fact]
    public async Task What_is_no_sound_frame_is_refused_and_strangers_are_not_heard()
    {
        await using LiveAir live = new();
        using UdpClient firmware = new(new IPEndPoint(IPAddress.Loopback, 0)), stranger = new(new IPEndPoint(IPAddress.Loopback, 0));
        ZepTransceiver zep = await live.OpenAsync(() => new ZepTransceiver(live.Air, live.Loop, new ZepOptions((IPEndPoint)firmware.Client.LocalEndPoint!)));
        byte[] sound = new byte[ZepDatagram.MaxSize];
        sound = sound[..ZepDatagram.Write(sound, new ZepHeader(15, 9, 0, 0), AirRig.Frame(1).AsSpan()[..^2])];
        byte[] acknowledgement = new byte[ZepDatagram.AcknowledgementSize];
        ZepDatagram.WriteAcknowledgement(acknowledgement, 1);
        byte[] tooShort = new byte[ZepDatagram.MaxSize];
        tooShort = tooShort[..ZepDatagram.Write(tooShort, new ZepHeader(15, 9, 0, 0), [1, 2])];
        byte[][] refused = [[1, 2, 3], [.. sound[..^1], (byte)(sound[^1] ^ 1)], [.. sound[..4], 10, .. sound[5..]], tooShort];
        await stranger.SendAsync(sound, zep.LocalEndPoint, live.Limit);
        foreach (byte[] datagram in (byte[][])[.. refused, acknowledgement, sound])
        {
            await firmware.SendAsync(datagram, zep.LocalEndPoint, live.Limit);
        }

        await live.Until(() => zep.Transmitted > 0);
        Assert.Equal((1L, (long)refused.Length), (zep.Transmitted, zep.Refused));
    }

    [Fact]
    public async Task Damaged_frames_do_not_leave_and_nobody_need_listen()
    {
        await using LiveAir live = new();
        IPEndPoint nobody;
        using (UdpClient gone = new(new IPEndPoint(IPAddress.Loopback, 0)))
        {
            nobody = (IPEndPoint)gone.Client.LocalEndPoint!;
        }

        ZepTransceiver zep = await live.OpenAsync(() => new ZepTransceiver(live.Air, live.Loop, new ZepOptions(nobody, Channel: 15)));
        Antenna device = await live.On(live.Put);
        byte[] damaged = AirRig.Frame(1);
        damaged[^1] ^= 1;
        for (int i = 0; i < 20; i++)
        {
            await live.On(() => live.Air.Transmit(device, i % 2 == 0 ? damaged : AirRig.Frame(i)));
        }

        Assert.Equal((0L, 0L), (zep.Refused, zep.Dropped));
    }

    [Fact]
    public async Task A_monitor_shows_every_channel_but_no_damage()
    {
        using UdpClient wireshark = new(new IPEndPoint(IPAddress.Loopback, 0));
        await using ZepMonitor monitor = new(new ZepOptions((IPEndPoint)wireshark.Client.LocalEndPoint!, DeviceId: 7));
        using CancellationTokenSource limit = new(LiveAir.LongestTest);
        byte[] damaged = AirRig.Frame(1);
        damaged[^1] ^= 1;
        monitor.OnTransmitted(new MarketTime(AirRig.Start), 11, damaged, comment: "");
        monitor.OnTransmitted(new MarketTime(AirRig.Start), 11, AirRig.Frame(1), comment: "");
        monitor.OnTransmitted(new MarketTime(AirRig.Start + 5), 26, AirRig.Frame(2), comment: "");
        List<ZepHeader> shown = [];
        while (shown.Count < 2)
        {
            UdpReceiveResult datagram = await wireshark.ReceiveAsync(limit.Token);
            Assert.True(ZepDatagram.TryRead(datagram.Buffer, out _, out ZepHeader header, out _, out _));
            shown.Add(header);
        }

        Assert.Equal(
            [new ZepHeader(11, 7, 0, (ulong)AirRig.Start * 1_000_000), new ZepHeader(26, 7, 1, (ulong)(AirRig.Start + 5) * 1_000_000)], shown);
    }

    /// <summary>Nobody takes the datagrams while the loop stands still: as many wait as there is room for, the rest is counted.</summary>
    [Fact]
    public async Task What_waits_is_bounded()
    {
        Agenda agenda = new();
        AirLoop loop = new(agenda, new RealMarketClock(TimeProvider.System));
        using UdpClient firmware = new(new IPEndPoint(IPAddress.Loopback, 0));
        await using ZepTransceiver zep = new(new VirtualAir(agenda), loop, new ZepOptions((IPEndPoint)firmware.Client.LocalEndPoint!));
        byte[] datagram = new byte[ZepDatagram.MaxSize];
        datagram = datagram[..ZepDatagram.Write(datagram, new ZepHeader(15, 9, 0, 0), AirRig.Frame(1).AsSpan()[..^2])];
        using CancellationTokenSource limit = new(LiveAir.LongestTest);
        while (zep.Dropped == 0)
        {
            await firmware.SendAsync(datagram, zep.LocalEndPoint, limit.Token);
        }

        zep.Pump();
        Assert.InRange(zep.Transmitted, 256, 512);
    }
}
