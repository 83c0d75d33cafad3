using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Xunit.Abstractions;

namespace Han.Tests.Oracle;

/// <summary>The gateway's messaging log against an independent computation of it, scenario by scenario.</summary>
public sealed class LoadControlOracleTests(ITestOutputHelper output)
{
    private const int Count = 1000;
    private const int PerGateway = 250;
    private const ulong DefaultSeed = 20261121;

    /// <summary>People who opt out much more often than in life.</summary>
    private static readonly HomeUsers Users = new(0.3, 0.4, 0.5);

    [Fact]
    public async Task The_log_of_a_thousand_scenarios_is_the_oracles()
    {
        ulong seed = ulong.Parse(Environment.GetEnvironmentVariable("HAN_ORACLE_SEED") ?? "20261121", CultureInfo.InvariantCulture);
        int count = int.Parse(Environment.GetEnvironmentVariable("HAN_ORACLE_COUNT") ?? "1000", CultureInfo.InvariantCulture);
        LoadControlRules rules = Environment.GetEnvironmentVariable("HAN_ORACLE_OLD") is null ? new LoadControlRules() : new LoadControlRules
        { ClientEventCapacity = 99, ServerEventCapacity = 99, SupersededLeadMilliseconds = 0, SupersedesOnlyWhenCovered = false, RunsOnUntilSuperseded = false, SettlesCancels = false };
        var setting = new OracleSetting(seed, Users, rules);
        Scenario[] scenarios = [.. ScenarioGenerator.Any.Sample(count, new Rnd(seed), 50).Select((s, i) => s with { Number = i + 1 })];
        Assert.Equal(count, scenarios.Length);
        var differences = new List<ScenarioDifference>();
        foreach (Scenario[] batch in scenarios.Chunk(PerGateway))
        {
            differences.AddRange(await ScenarioComparison.CompareAsync(batch, setting));
        }

        File.WriteAllLines("/tmp/oracle-diff.txt", differences.Select(d => d.ToString()));
        output.WriteLine($"seed {seed}: {differences.Count} of {count} differ");
        Assert.Empty(differences);
    }
}
