using System.Net;
using System.Net.Sockets;
using DeviceEmulator.Coordinator;
using Sep.Codec.Coordinator.Spinel;
using Sep.Codec.Types;

namespace Han.Tests.Air;

/// <summary>The radio co-processor behind its TCP port.</summary>
public sealed class SpinelPortTests
{
    private static readonly Eui64 _address = new(0x0200_0000_0000_0001);

    [Fact]
    public async Task A_host_that_sends_octet_by_octet_is_answered()
    {
        await using LiveAir live = new();
        SpinelPort port = await OpenAsync(live);
        using TcpClient host = await ConnectAsync(port, live);
        foreach (byte octet in Framed("810201"))
        {
            await host.GetStream().WriteAsync(new[] { octet }, live.Limit);
        }

        Assert.Equal("8106010403", await ReadAsync(host, live));
        Assert.Equal((0L, 0L), await live.On(() => (port.Refused, port.Dropped)));
    }

    [Fact]
    public async Task Damage_and_noise_are_counted_and_the_next_frame_is_answered()
    {
        await using LiveAir live = new();
        SpinelPort port = await OpenAsync(live);
        using TcpClient host = await ConnectAsync(port, live);
        byte[] damaged = Framed("810201");
        damaged[2] ^= 1;
        await host.GetStream().WriteAsync(new byte[] { 1, 2, 3 }.Concat(damaged).Concat(Framed("0102")).Concat(Framed("820203")).ToArray(), live.Limit);
        Assert.Equal("82060303", await ReadAsync(host, live));
        Assert.Equal(2, await live.On(() => port.Refused));
    }

    [Fact]
    public async Task The_next_host_finds_a_radio_that_was_just_switched_on()
    {
        await using LiveAir live = new();
        SpinelPort port = await OpenAsync(live);
        using (TcpClient first = await ConnectAsync(port, live))
        {
            await first.GetStream().WriteAsync(Framed("81033634" + "12"), live.Limit);
            Assert.Equal("8106363412", await ReadAsync(first, live));
        }

        using TcpClient second = await ConnectAsync(port, live);
        await second.GetStream().WriteAsync(Framed("810236"), live.Limit);
        Assert.Equal("810636FFFF", await ReadAsync(second, live));
    }

    [Fact]
    public async Task The_port_ends_while_a_host_is_connected()
    {
        await using LiveAir live = new();
        SpinelPort port = await live.On(() => new SpinelPort(live.Air, live.Loop, _address, new IPEndPoint(IPAddress.Loopback, 0)));
        using TcpClient host = await ConnectAsync(port, live);
        await live.Until(() => port.IsConnected);
        await live.On(() => port.DisposeAsync().AsTask());
        Assert.Equal(0, await host.GetStream().ReadAsync(new byte[1], live.Limit));
    }

    private static Task<SpinelPort> OpenAsync(LiveAir live) =>
        live.OpenAsync(() => new SpinelPort(live.Air, live.Loop, _address, new IPEndPoint(IPAddress.Loopback, 0)));

    private static async Task<TcpClient> ConnectAsync(SpinelPort port, LiveAir live)
    {
        TcpClient host = new();
        await host.ConnectAsync(port.LocalEndPoint, live.Limit);
        return host;
    }

    private static byte[] Framed(string frame)
    {
        byte[] octets = Convert.FromHexString(frame);
        byte[] buffer = new byte[HdlcLite.MaxSize(octets.Length)];
        return buffer[..HdlcLite.Write(buffer, octets)];
    }

    private static async Task<string> ReadAsync(TcpClient host, LiveAir live)
    {
        HdlcLiteReader reader = new();
        byte[] buffer = new byte[1];
        while (await host.GetStream().ReadAsync(buffer, live.Limit) == 1)
        {
            if (TryRead(reader, buffer, out string frame))
            {
                return frame;
            }
        }

        throw new EndOfStreamException();
    }

    private static bool TryRead(HdlcLiteReader reader, ReadOnlySpan<byte> input, out string frame)
    {
        bool isRead = reader.TryRead(ref input, out ReadOnlySpan<byte> octets);
        frame = Convert.ToHexString(octets);
        return isRead;
    }
}
