using System.CommandLine;
using DeviceEmulator.Air;

namespace DeviceEmulator.Commands;

/// <summary>Declares --watch, --zep and --zep-local for a command, and reads them.</summary>
internal sealed class ZepCommandOptions
{
    private readonly Option<string?> _watch = new(ZepWords.WatchOption)
    {
        Description = "Sends all that is transmitted there as ZEP, for Wireshark: HOST:PORT, or nothing for 127.0.0.1:17754.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _zep = new(ZepWords.ZepOption)
    {
        Description = "HOST:PORT of a simulated device that takes part by ZEP: it hears what is transmitted, and transmits.",
    };

    private readonly Option<string?> _local = new(ZepWords.LocalOption)
    {
        Description = "HOST:PORT from which --zep sends and at which it listens; without it, any free port.",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_watch);
        command.Options.Add(_zep);
        command.Options.Add(_local);
    }

    public ZepWords Read(ParseResult result) => new(
        result.GetResult(_watch) is null ? null : result.GetValue(_watch) ?? ZepOptions.Wireshark.Remote.ToString(), result.GetValue(_zep), result.GetValue(_local));
}
