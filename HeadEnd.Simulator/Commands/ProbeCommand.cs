using System.CommandLine;
using HeadEnd.Simulator.Coordinators.Znp;

namespace HeadEnd.Simulator.Commands;

/// <summary>probe tcp://host:port</summary>
internal static class ProbeCommand
{
    public static Command Create()
    {
        CoordinatorWords words = new();
        var command = new Command("probe", "Asks a coordinator who it is. Changes nothing.");
        words.AddTo(command);
        command.SetAction((result, cancellationToken) => HeadEndCommands.GuardAsync(() => RunAsync(words.Open(result), cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(CoordinatorSession session, CancellationToken cancellationToken)
    {
        await using (session.ConfigureAwait(false))
        {
            await session.OpenAsync(cancellationToken).ConfigureAwait(false);
            bool isHeard = false;
            ZnpInfo? info = null;
            session.Driver.Probe(heard => (info, isHeard) = (heard, true));
            await session.UntilAsync(() => isHeard, "no answer", null, cancellationToken).ConfigureAwait(false);
            await (info is null ? Console.Error : Console.Out).WriteLineAsync(info?.ToString() ?? "The other side does not answer as a ZNP chip does.").ConfigureAwait(false);
            return info is null ? 1 : 0;
        }
    }
}
