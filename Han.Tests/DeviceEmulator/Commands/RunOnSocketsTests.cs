using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Han.Tests.Air;
using Sep.Codec.Capture;
using Sep.Codec.Mac;
using Sep.Codec.Wire;

namespace Han.Tests.DeviceEmulator.Commands;

/// <summary>A running home with somebody who watches it, and somebody's firmware on its air, both beyond UDP sockets.</summary>
public sealed class RunOnSocketsTests
{
    /// <summary>MAC command 0x07 to everybody, sequence number 0x2A.</summary>
    private static readonly byte[] BeaconRequest = [0x03, 0x08, 0x2A, 0xFF, 0xFF, 0xFF, 0xFF, 0x07];

    [Fact]
    public async Task Firmware_finds_the_ESI_and_who_watches_sees_it_ask()
    {
        using CancellationTokenSource limit = new(LiveAir.LongestTest);
        using UdpClient firmware = new(new IPEndPoint(IPAddress.Loopback, 0)), watcher = new(new IPEndPoint(IPAddress.Loopback, 0));
        string host = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
        using Process process = Process.Start(new ProcessStartInfo(
            host,
            [
                Path.Combine(AppContext.BaseDirectory, "DeviceEmulator.dll"), "run", "--fidelity", "radio", "--zep", firmware.Client.LocalEndPoint!.ToString()!,
                "--watch", watcher.Client.LocalEndPoint!.ToString()!,
            ])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        try
        {
            string first = await process.StandardOutput.ReadLineAsync(limit.Token) ?? "";
            IPEndPoint zep = IPEndPoint.Parse(first.Split(' ')[^1].TrimEnd('.'));
            Task<string> output = process.StandardOutput.ReadToEndAsync(limit.Token);
            Task<bool> seen = HearsAsync(watcher, frame => frame.AsSpan().SequenceEqual(BeaconRequest), limit.Token);
            Task<bool> found = HearsAsync(firmware, IsBeacon, limit.Token);

            // The ESI may still look for a channel: it is asked again until it answers.
            while (!found.IsCompleted)
            {
                await firmware.SendAsync(Datagram(), zep, limit.Token);
                await Task.WhenAny(found, Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System, limit.Token));
            }

            Assert.True(await found);
            Assert.True(await seen);
            await process.StandardInput.WriteLineAsync("quit".AsMemory(), limit.Token);
            await process.WaitForExitAsync(limit.Token);
            Assert.Equal(0, process.ExitCode);
            _ = await output;
        }
        finally
        {
            process.Kill();
        }
    }

    private static async Task<bool> HearsAsync(UdpClient socket, Func<byte[], bool> isIt, CancellationToken limit)
    {
        while (true)
        {
            UdpReceiveResult heard = await socket.ReceiveAsync(limit);
            if (ZepDatagram.TryRead(heard.Buffer, out _, out _, out ReadOnlySpan<byte> frame, out _) && isIt(frame.ToArray()))
            {
                return true;
            }
        }
    }

    private static bool IsBeacon(byte[] frame) =>
        MacFrame.Read(frame, out MacHeader header, out ReadOnlyMemory<byte> _) == FrameError.None && header.FrameType == MacFrameType.Beacon;

    private static byte[] Datagram()
    {
        byte[] datagram = new byte[ZepDatagram.MaxSize];
        return datagram[..ZepDatagram.Write(datagram, new ZepHeader(11, 9, 0, 0), BeaconRequest)];
    }
}
