using Han.Gateway.MessagingLog;
using Han.Gateway.Requests;
using Han.Gateway.Routing;
using Han.Gateway.Translation;
using Spectre.Console;

namespace Han.Gateway.Demo;

/// <summary>Bars per TDSP while it runs, a table at the end. Written to the given console: standard error where the JSON owns standard output.</summary>
public sealed class ConsoleView(IAnsiConsole console) : IDemoView
{
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(100);

    public void Say(string line) => console.MarkupLineInterpolated($"{line}");

    public async Task WatchAsync(string title, DeliveryCounters counters, Task work)
    {
        if (!console.Profile.Out.IsTerminal)
        {
            await work.ConfigureAwait(false);
            Say($"  {title}: {string.Join(", ", TdspDirectory.All.Select(t => $"{t.Name} {counters.Of(t.Name).Closed}/{counters.Of(t.Name).Targets}"))} closed; log rows: {ByCode(counters)}");
            return;
        }

        await console.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(async progress =>
            {
                Dictionary<string, ProgressTask> bars = TdspDirectory.All.ToDictionary(t => t.Name, t => progress.AddTask(t.Name));
                ProgressTask codes = progress.AddTask("log rows");
                bool done;
                do
                {
                    done = work.IsCompleted;
                    foreach ((string name, ProgressTask bar) in bars)
                    {
                        (int targets, int closed) = counters.Of(name);
                        bar.MaxValue = Math.Max(1, targets);
                        bar.Value = closed;
                        bar.Description = $"{title} {name}: {closed:N0} of {targets:N0} closed";
                    }

                    codes.Description = $"log rows: {ByCode(counters)}";
                    codes.Value = bars.Values.Average(b => 100 * b.Value / b.MaxValue);
                    await Task.WhenAny(work, Task.Delay(Refresh, TimeProvider.System)).ConfigureAwait(false);
                }
                while (!done);
            }).ConfigureAwait(false);
        await work.ConfigureAwait(false);
        Say($"  log rows: {ByCode(counters)}");
    }

    private static string ByCode(DeliveryCounters counters) => string.Join(
        ", ",
        counters.ByStatus().GroupBy(s => LogWording.Of(EventCategory.LCE, s.Status, 0).Code).OrderBy(g => g.Key)
            .Select(g => $"{g.Key} {g.Sum(s => s.Rows):N0}"));

    public void Show(DemoResult result)
    {
        var table = new Table().AddColumn("HAN messaging log").AddColumn(new TableColumn("").RightAligned());
        table.AddRow("addresses accepted", $"{result.Accepted:N0} of {result.Addresses:N0}");
        foreach ((string tdsp, int count) in result.ByTdsp)
        {
            table.AddRow($"  {tdsp}", $"{count:N0}");
        }

        table.AddRow("devices that took the event", $"{result.Devices:N0}");
        table.AddRow("log rows", $"{result.LogRows:N0}");
        foreach ((string status, int count) in result.ByStatus)
        {
            table.AddRow($"  {status}", $"{count:N0}");
        }

        table.AddRow("addresses still open", $"{result.Open:N0}");
        table.AddRow("lost", $"{result.Lost:N0}");
        table.AddRow("duplicates", $"{result.Duplicates:N0}");
        table.AddRow("acknowledged in", $"{result.AckMs:N0} ms");
        table.AddRow("everything in", $"{result.ElapsedMs:N0} ms");
        console.Write(table);
        Say($"messaging log: {result.Csv}");
        Say($"device ledger: {result.Ledger}");
        Say(result.Succeeded ? "Every address is closed, and the three books agree." : "FAILED: an address is open, or the books do not agree.");
    }
}
