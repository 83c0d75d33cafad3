using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Han.Tests.Codec.Capture;
using Han.Tests.Soap;
using Sep.Codec.Capture;
using Sep.Codec.Coordinator.Spinel;

namespace Han.Tests.Air;

/// <summary>The command as a process of its own, between a host at its TCP port and firmware at its UDP socket.</summary>
public sealed class CoordinatorProcessTests
{
    [Fact]
    public async Task A_host_and_a_firmware_hear_each_other_and_the_capture_holds_both()
    {
        using TemporaryFolder folder = new();
        using CancellationTokenSource limit = new(LiveAir.LongestTest);
        using UdpClient firmware = new(new IPEndPoint(IPAddress.Loopback, 0));
        string capture = Path.Combine(folder.Path, "home.pcapng");
        using Process process = Start("--spinel", "0", "--zep", firmware.Client.LocalEndPoint!.ToString()!, "--capture", capture);
        try
        {
            IPEndPoint spinel = await EndPointAsync(process, limit.Token), zep = await EndPointAsync(process, limit.Token);
            using TcpClient host = new();
            await host.ConnectAsync(spinel, limit.Token);
            byte[] commands =
            [
                .. Set(SpinelProperty.PhyEnabled, [1]), .. Set(SpinelProperty.PhyChannel, [20]), .. Set(SpinelProperty.MacRawStreamEnabled, [1]),
                .. Set(SpinelProperty.MacPromiscuousMode, [2]),
            ];
            await host.GetStream().WriteAsync(commands, limit.Token);
            HdlcLiteReader reader = new();
            Assert.Equal("820638" + "02", await FrameAsync(host, reader, "820638", limit.Token));

            await firmware.SendAsync(Datagram(20, 1), zep, limit.Token);
            Assert.Contains(Convert.ToHexString(AirRig.Frame(1)), await FrameAsync(host, reader, "800671", limit.Token), StringComparison.Ordinal);
            await host.GetStream().WriteAsync(Set(SpinelProperty.StreamRaw, [(byte)AirRig.Frame(2).Length, 0, .. AirRig.Frame(2), 20]), limit.Token);
            UdpReceiveResult heard = await firmware.ReceiveAsync(limit.Token);
            Assert.True(ZepDatagram.TryRead(heard.Buffer, out _, out ZepHeader header, out ReadOnlySpan<byte> frame, out _));
            Assert.Equal(Convert.ToHexString(AirRig.Frame(2)[..^2]), Convert.ToHexString(frame));
            Assert.Equal(20, header.Channel);
            if (OperatingSystem.IsWindows())
            {
                return;
            }

            // Killed, not stopped: the file is readable all the same.
            process.Kill();
            await process.WaitForExitAsync(limit.Token);
            (List<CaptureFeed.Packet> packets, CaptureError error) = CaptureFeed.ReadAll(await File.ReadAllBytesAsync(capture, limit.Token));
            Assert.Equal((2, CaptureError.None), (packets.Count, error));
        }
        finally
        {
            process.Kill();
        }
    }

    [Fact]
    public async Task It_stops_when_it_is_asked_to_though_a_host_is_connected()
    {
        using CancellationTokenSource limit = new(LiveAir.LongestTest);
        using Process process = Start("--spinel", "0", "--watch", "127.0.0.1:9");
        try
        {
            // By the time it has answered, it listens to signals too.
            using TcpClient host = new();
            await host.ConnectAsync(await EndPointAsync(process, limit.Token), limit.Token);
            await host.GetStream().WriteAsync(Set(SpinelProperty.PhyEnabled, [1]), limit.Token);
            Assert.Equal("82062001", await FrameAsync(host, new HdlcLiteReader(), "8206", limit.Token));
            if (!OperatingSystem.IsWindows())
            {
                // Not INT, which a shell takes from what it starts in the background, this test perhaps among it.
                using Process kill = Process.Start("/bin/sh", ["-c", "kill -TERM " + process.Id.ToString(CultureInfo.InvariantCulture)]);
                await process.WaitForExitAsync(limit.Token);
                Assert.Equal(0, process.ExitCode);
            }
        }
        finally
        {
            process.Kill();
        }
    }

    private static Process Start(params string[] words)
    {
        string host = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
        return Process.Start(new ProcessStartInfo(host, [Path.Combine(AppContext.BaseDirectory, "DeviceEmulator.dll"), "coordinator", .. words])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
    }

    /// <summary>The end point in the next line that it says.</summary>
    private static async Task<IPEndPoint> EndPointAsync(Process process, CancellationToken limit)
    {
        string line = await process.StandardOutput.ReadLineAsync(limit) ?? "";
        return IPEndPoint.TryParse(line.Split(' ')[^1].TrimEnd('.'), out IPEndPoint? point) ? point : throw new InvalidDataException(line);
    }

    private static byte[] Datagram(byte channel, int number)
    {
        byte[] datagram = new byte[ZepDatagram.MaxSize];
        return datagram[..ZepDatagram.Write(datagram, new ZepHeader(channel, 9, 0, 0), AirRig.Frame(number).AsSpan()[..^2])];
    }

    private static byte[] Set(SpinelProperty property, byte[] value)
    {
        SpinelWriter w = new(new byte[200]);
        byte[] payload = [(byte)property, .. value];
        new SpinelFrame(new SpinelHeader(0, 2), SpinelCommand.PropertySet, payload).Write(ref w);
        byte[] buffer = new byte[HdlcLite.MaxSize(w.Length)];
        return buffer[..HdlcLite.Write(buffer, w.Written)];
    }

    /// <summary>The next frame to the host that begins so.</summary>
    private static async Task<string> FrameAsync(TcpClient host, HdlcLiteReader reader, string start, CancellationToken limit)
    {
        byte[] buffer = new byte[1];
        while (await host.GetStream().ReadAsync(buffer, limit) == 1)
        {
            if (TryRead(reader, buffer, out string frame) && frame.StartsWith(start, StringComparison.Ordinal))
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
