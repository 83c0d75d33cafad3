using System.Text.Json;
using Han.Gateway.Demo;
using Han.Gateway.Requests;
using Han.Tests.Interop.Clients;
using Han.Tests.Soap;

namespace Han.Tests.Interop;

/// <summary>The demonstration's numbers, counted anew from its files by a script that shares no code with it.</summary>
[Trait("Category", "Interop")]
public sealed class DemoRecountTests
{
    private const string Python = "/usr/bin/python3";
    private const int Addresses = 500;

    [SkippableFact]
    public async Task The_files_say_what_the_demo_says_and_a_missing_or_doubled_line_shows()
    {
        ForeignClient.Require(await ForeignClient.IsPresentAsync(Python, "--version"), Python);
        using var folder = new TemporaryFolder();
        DemoResult result;
        try
        {
            result = await new DemoRun(new DemoOptions(Addresses, 1, Path.Combine(folder.Path, "demo")), new NoView()).RunAsync(CancellationToken.None);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        }

        Assert.True(result.Succeeded);
        JsonElement printed = JsonDocument.Parse(JsonSerializer.Serialize(result, DemoJson.Default.DemoResult)).RootElement;
        JsonElement recount = await RecountAsync(result.Csv, result.Ledger);
        Assert.All(recount.EnumerateObject(), field => Assert.True(
            JsonElement.DeepEquals(field.Value, printed.GetProperty(field.Name)), $"{field.Name}: {field.Value} in the files, {printed.GetProperty(field.Name)} printed"));
        Assert.Equal(7, recount.EnumerateObject().Count());
        Assert.Equal(Addresses, Number(recount, "accepted"));

        string[] lines = await File.ReadAllLinesAsync(result.Csv);
        int completed = Array.FindIndex(lines, l => l.Contains(",CON,completed", StringComparison.Ordinal) || l.Contains(",CON,\"completed", StringComparison.Ordinal));
        Assert.True(completed > 0);
        string altered = Path.Combine(folder.Path, "altered.csv");

        await File.WriteAllLinesAsync(altered, lines.Where((_, i) => i != completed));
        JsonElement less = await RecountAsync(altered, result.Ledger);
        Assert.Equal((1, 0, result.LogRows - 1), (Number(less, "lost"), Number(less, "duplicates"), Number(less, "logRows")));

        await File.WriteAllLinesAsync(altered, lines.Append(lines[completed]));
        JsonElement more = await RecountAsync(altered, result.Ledger);
        Assert.Equal(0, Number(more, "lost"));
        Assert.True(Number(more, "duplicates") >= 1);
    }

    private static async Task<JsonElement> RecountAsync(string log, string ledger)
    {
        (int exitCode, string output, string error) =
            await ForeignClient.RunAsync(Python, RepositoryFiles.Test("Interop", "Clients", "recount.py"), log, ledger);
        Assert.True(exitCode == 0, error);
        return JsonDocument.Parse(output).RootElement;
    }

    private static long Number(JsonElement element, string name) => element.GetProperty(name).GetInt64();

    private sealed class NoView : IDemoView
    {
        public void Say(string line)
        {
        }

        public Task WatchAsync(string title, DeliveryCounters counters, Task work) => work;

        public void Show(DemoResult result)
        {
        }
    }
}
