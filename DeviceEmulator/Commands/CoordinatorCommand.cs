using System.CommandLine;
using System.Net;
using DeviceEmulator.Air;
using DeviceEmulator.Coordinator;
using DeviceEmulator.Time;

namespace DeviceEmulator.Commands;

/// <summary>coordinator --spinel PORT [--eui64 ADDRESS] [--capture FILE] [--watch [HOST:PORT]] [--zep HOST:PORT [--zep-local HOST:PORT]]</summary>
internal static class CoordinatorCommand
{
    public static Command Create()
    {
        var spinel = new Option<int>("--spinel")
        {
            Description = "The TCP port of the loopback on which a radio co-processor listens, by Spinel over HDLC-lite; 0 for any free one.",
            Required = true,
        };
        var address = new Option<string?>("--eui64") { Description = "The radio's EUI-64, 16 hex digits. Without it, a locally administered one is drawn." };
        var capture = new Option<string?>("--capture") { Description = "Captures all that is transmitted to this pcapng file." };
        ZepCommandOptions zep = new();
        var command = new Command("coordinator", "Offers an emulated radio to a foreign network stack, until it is stopped.") { spinel, address, capture };
        zep.AddTo(command);
        command.SetAction((result, cancellationToken) => EmulatorCommands.GuardAsync(() => RunAsync(
            new CoordinatorOptions(
                result.GetRequiredValue(spinel),
                result.GetValue(address),
                result.GetValue(capture),
                zep.Read(result)),
            cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(CoordinatorOptions options, CancellationToken cancellationToken)
    {
        Agenda agenda = new();
        AirLoop loop = new(agenda, new RealMarketClock(TimeProvider.System));
        using AirCapture? capture = options.Capture is string path ? AirCapture.Create(path) : null;
        await using ZepMonitor? monitor = options.Zep.OpenMonitor();
        IAirTap?[] taps = [capture, monitor];
        TappedAir air = new(new VirtualAir(agenda), agenda, taps.OfType<IAirTap>());
        await using SpinelPort port = new(air, loop, options.ParseAddress(), new IPEndPoint(IPAddress.Loopback, options.ParsePort()));
        await using ZepTransceiver? zep = options.Zep.OpenAntenna(air, loop);
        await Console.Out.WriteLineAsync($"A radio co-processor listens on {port.LocalEndPoint}.").ConfigureAwait(false);
        if (zep is not null)
        {
            await Console.Out.WriteLineAsync($"ZEP from and to {options.Zep.Zep} at {zep.LocalEndPoint}.").ConfigureAwait(false);
        }

        await loop.RunAsync(cancellationToken).ConfigureAwait(false);
        return 0;
    }
}
