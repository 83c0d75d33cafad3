using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Xunit.Abstractions;

namespace Han.Tests.EndToEnd;

/// <summary>
/// The gateway as a process of its own, killed at moments that seeds choose and started again. Its final log must equal, row for row, the one that the
/// same accepted requests give without a kill: the orders are replayed in this process, in virtual time, into an empty log.
/// HAN_KILL_SEED=n repeats one seed in place of the few.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Series = 50;

    /// <summary>Two rounds of the moments that are aimed at.</summary>
    private const int Few = 10;

    /// <summary>More than two processors are kept busy by: a run waits for the gateway to start, for the disk, for market time.</summary>
    private const int AtOnce = 3;
    private const int LeastWithOpenTargets = 30;
    private const int LeastClasses = 3;

    private static readonly string[] _classes =
    [
        KillDatabase.NoRequest, KillDatabase.NotHandedOver, KillDatabase.NoReport, KillDatabase.InPart, KillDatabase.InRetry, KillDatabase.SomeOver,
        KillDatabase.AllOver,
    ];

    [Fact]
    public async Task A_few_kills_lose_and_double_nothing()
    {
        string? one = Environment.GetEnvironmentVariable("HAN_KILL_SEED");
        await RunAsync(one is null ? Seeds(Few) : [ulong.Parse(one, CultureInfo.InvariantCulture)]);
    }

    /// <summary>Two processor seconds a kill, most of them for the start of a process: in the other run (docs/decisions/0010-two-test-runs.md).</summary>
    [Fact]
    [Trait("Category", "Long")]
    public async Task Fifty_kills_lose_and_double_nothing()
    {
        IReadOnlyCollection<KillResult> results = await RunAsync(Seeds(Series));
        Assert.True(results.Count(r => r.Open > 0) >= LeastWithOpenTargets, "too few kills hit with targets open");

        // Which classes are hit is up to the machine; a series that hits one only would show little.
        Assert.True(results.Select(r => r.Class).Distinct().Count() >= LeastClasses, "the kills hit too few classes");
    }

    private static ulong[] Seeds(int count) => [.. Enumerable.Range(0, count).Select(i => (ulong)i)];

    private async Task<IReadOnlyCollection<KillResult>> RunAsync(ulong[] seeds)
    {
        using KillTemplate template = await KillTemplate.MakeAsync();
        var results = new ConcurrentBag<KillResult>();
        await Parallel.ForEachAsync(
            seeds, new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (seed, _) => results.Add(await RunAsync(seed, template)));
        Report(results);

        KillResult[] wrong = [.. results.Where(r => r.Problem is not null).OrderBy(r => r.Seed)];
        Assert.True(wrong.Length == 0, string.Join('\n', wrong.AsEnumerable()));
        return results;
    }

    private static async Task<KillResult> RunAsync(ulong seed, KillTemplate template)
    {
        try
        {
            return await KillRun.RunAsync(seed, template);
        }
#pragma warning disable CA1031 // Whatever it is: the seed must be named with it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return new KillResult(seed, new KillPlan(seed).Moment, "", 0, 0, 0, 0, 0, e.ToString());
        }
    }

    private void Report(IReadOnlyCollection<KillResult> results)
    {
        var table = new StringBuilder("| class, as the database says | hits | with open targets | equal |\n|---|---:|---:|---:|\n");
        foreach (string name in _classes)
        {
            KillResult[] hits = [.. results.Where(r => r.Class == name)];
            table.Append(Line(name, hits));
        }

        output.WriteLine(table.Append(Line("all", results)).ToString());
        output.WriteLine(
            $"{results.Sum(r => r.Kills)} kills; {results.Sum(r => r.Acknowledged)} requests acknowledged before the first of their run, "
            + $"{results.Sum(r => r.StoredUnacknowledged)} stored only; {results.Sum(r => r.Rows)} rows compared");
        foreach (KillResult result in results.OrderBy(r => r.Seed))
        {
            output.WriteLine(result.ToString());
        }
    }

    private static string Line(string name, IReadOnlyCollection<KillResult> hits) => string.Create(
        CultureInfo.InvariantCulture, $"| {name} | {hits.Count} | {hits.Count(r => r.Open > 0)} | {hits.Count(r => r.Problem is null)} |\n");
}
