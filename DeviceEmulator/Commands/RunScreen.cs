using System.Text;
using DeviceEmulator.Home;
using DeviceEmulator.Home.Scenarios;

namespace DeviceEmulator.Commands;

/// <summary>
/// A home on a terminal: the table of its devices, what happened last, and the line that is being typed; drawn anew when something has changed. ANSI sequences
/// place the text, as every terminal of the day understands them.
/// </summary>
internal sealed class RunScreen(ScenarioRun run)
{
    private const string Home = "\e[H", ClearLine = "\e[K", ClearBelow = "\e[J", Enter = "\e[?1049h\e[2J", Leave = "\e[?1049l";
    private const int LeastLines = 5;

    /// <summary>Before what is typed.</summary>
    public const string Prompt = "> ";

    private readonly Queue<string> _lines = [];
    private readonly StringBuilder _typed = new();
    private string _drawn = "";

    /// <summary>Something to show below the table.</summary>
    public void Say(string line)
    {
        _lines.Enqueue(line);
        while (_lines.Count > 200)
        {
            _lines.Dequeue();
        }
    }

    public static void Open() => Console.Out.Write(Enter);

    public static void Close() => Console.Out.Write(Leave);

    /// <summary>Takes the keys that were typed; returns a line when one is complete.</summary>
    public string? ReadKeys()
    {
        while (Console.KeyAvailable)
        {
            ConsoleKeyInfo key = Console.ReadKey(intercept: true);
            switch (key.Key)
            {
                case ConsoleKey.Enter:
                    string line = _typed.ToString();
                    _typed.Clear();
                    Say(Prompt + line);
                    return line;
                case ConsoleKey.Backspace when _typed.Length > 0:
                    _typed.Length--;
                    break;
                case ConsoleKey.Escape:
                    _typed.Clear();
                    break;
                default:
                    if (!char.IsControl(key.KeyChar))
                    {
                        _typed.Append(key.KeyChar);
                    }

                    break;
            }
        }

        return null;
    }

    public void Draw()
    {
        List<string> table = HomeTable.Lines(run.Home);
        int height = Math.Max(Console.WindowHeight, table.Count + LeastLines);
        int width = Math.Max(Console.WindowWidth, 40);
        StringBuilder screen = new(Home);
        Line(screen, $"{run.Scenario.Title}  ({run.Scenario.Fidelity.ToString().ToLowerInvariant()} fidelity, {run.Scenario.Speed} x)", width);
        table.ForEach(line => Line(screen, line, width));
        Line(screen, "", width);
        int room = height - table.Count - 4;
        string[] last = [.. _lines.TakeLast(room)];
        for (int i = 0; i < room; i++)
        {
            Line(screen, i < last.Length ? last[i] : "", width);
        }

        screen.Append(Prompt).Append(_typed).Append(ClearBelow);
        string now = screen.ToString();
        if (now != _drawn)
        {
            Console.Out.Write(now);
            _drawn = now;
        }
    }

    private static void Line(StringBuilder screen, string text, int width) =>
        screen.Append(text.Length < width ? text : text[..(width - 1)]).Append(ClearLine).Append("\r\n");
}
