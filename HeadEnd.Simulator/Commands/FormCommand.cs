using System.CommandLine;
using System.Globalization;
using DeviceEmulator.Stack;

namespace HeadEnd.Simulator.Commands;

/// <summary>form tcp://host:port [--channel N] [--pan ID] [--identity FILE]</summary>
internal static class FormCommand
{
    public static Command Create()
    {
        CoordinatorWords words = new();
        var channel = new Option<byte>("--channel") { Description = "11 to 26; 0 leaves it to the chip.", DefaultValueFactory = _ => NetworkParameters.AnyChannel };
        var pan = new Option<string>("--pan") { Description = "The PAN id, up to 4 hex digits; FFFF leaves it to the chip.", DefaultValueFactory = _ => "0xFFFF" };
        var command = new Command("form", "Forms a new network with a new key. What was stored of another one is gone.") { channel, pan };
        words.AddTo(command);
        command.SetAction((result, cancellationToken) => HeadEndCommands.GuardAsync(async () =>
        {
            NetworkParameters parameters = Parameters(result.GetValue(channel), result.GetRequiredValue(pan));
            return await RunAsync(words.Open(result), parameters, cancellationToken).ConfigureAwait(false);
        }));
        return command;
    }

    private static NetworkParameters Parameters(byte channel, string pan)
    {
        string digits = pan.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? pan[2..] : pan;
        if (!ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort id))
        {
            throw new ArgumentException($"--pan: '{pan}' is not a number of up to 4 hex digits, as 0x1A62.");
        }

        return channel is 0 or (>= NetworkParameters.LowestChannel and <= NetworkParameters.HighestChannel)
            ? NetworkParameters.Any with { Channel = channel, PanId = id }
            : throw new ArgumentException("--channel: 11 to 26, or 0 for the chip's choice.");
    }

    private static async Task<int> RunAsync(CoordinatorSession session, NetworkParameters parameters, CancellationToken cancellationToken)
    {
        await using (session.ConfigureAwait(false))
        {
            await session.OpenAsync(cancellationToken).ConfigureAwait(false);
            NetworkStatus status = await session.DoAsync(() => session.Driver.Form(parameters), "forming", cancellationToken).ConfigureAwait(false);
            return status == NetworkStatus.Success ? 0 : throw new TimeoutException($"No network was formed: {status}.");
        }
    }
}
