using System.CommandLine;
using DeviceEmulator.Stack;
using Sep.Codec.Security;
using Sep.Codec.Types;

namespace HeadEnd.Simulator.Commands;

/// <summary>permit tcp://host:port --device EUI64 --install-code CODE [--seconds N] [--identity FILE]</summary>
internal static class PermitCommand
{
    public static Command Create()
    {
        CoordinatorWords words = new();
        var device = new Option<string>("--device") { Description = "The EUI-64 of the device, 16 hex digits.", Required = true };
        var code = new Option<string>("--install-code") { Description = "Its install code with checksum, as on the label.", Required = true };
        var seconds = new Option<int>("--seconds") { Description = "How long it may join, 1 to 254.", DefaultValueFactory = _ => 120 };
        var command = new Command("permit", "Resumes the network, lets one device join, and waits for it until the window closes.") { device, code, seconds };
        words.AddTo(command);
        command.SetAction((result, cancellationToken) => HeadEndCommands.GuardAsync(async () =>
        {
            (Eui64 address, LinkKey key) = Parse(result.GetRequiredValue(device), result.GetRequiredValue(code));
            int window = result.GetValue(seconds) is int given and > 0 and <= ICoordinatorNetwork.LongestPermit ? given : throw new ArgumentException("--seconds: 1 to 254.");
            return await RunAsync(words.Open(result), address, key, window, cancellationToken).ConfigureAwait(false);
        }));
        return command;
    }

    private static (Eui64 Address, LinkKey Key) Parse(string device, string code)
    {
        if (!Eui64.TryParse(device, out Eui64 address))
        {
            throw new ArgumentException($"--device: '{device}' is not an EUI-64 of 16 hex digits.");
        }

        if (!InstallCode.TryParse(code, out InstallCode read, out InstallCodeError error))
        {
            throw new ArgumentException($"--install-code: {error}.");
        }

        AesKey key = read.ToLinkKey();
        LinkKey linkKey = new(key);
        key.Clear();
        return (address, linkKey);
    }

    private static async Task<int> RunAsync(CoordinatorSession session, Eui64 device, LinkKey key, int seconds, CancellationToken cancellationToken)
    {
        await using (session.ConfigureAwait(false))
        {
            await session.OpenAsync(cancellationToken).ConfigureAwait(false);
            await RequireAsync(session, session.Driver.ResumeNetwork, "resuming", cancellationToken).ConfigureAwait(false);
            await RequireAsync(session, () => session.Driver.AddLinkKey(device, key, LinkKeyOrigin.InstallCode), "adding the key", cancellationToken).ConfigureAwait(false);
            await RequireAsync(session, () => session.Driver.PermitJoining(seconds), "permitting", cancellationToken).ConfigureAwait(false);
            await session.UntilAsync(() => session.IsWindowOpen, "the window was not opened", null, cancellationToken).ConfigureAwait(false);
            bool isDone() => !session.IsWindowOpen || (session.Joined.Contains(device) && (session.Address.IsNone || session.Driver.IsEstablished(device)));
            await session.UntilAsync(isDone, "the window was not closed", TimeSpan.FromSeconds(seconds + 30), cancellationToken).ConfigureAwait(false);
            return session.Joined.Contains(device) ? 0 : throw new TimeoutException($"{device} did not join.");
        }
    }

    private static async Task RequireAsync(CoordinatorSession session, Func<int> request, string what, CancellationToken cancellationToken)
    {
        NetworkStatus status = await session.DoAsync(request, what, cancellationToken).ConfigureAwait(false);
        if (status != NetworkStatus.Success)
        {
            throw new TimeoutException($"{what} failed: {status}.");
        }
    }
}
