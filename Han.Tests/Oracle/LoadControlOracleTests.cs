using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Xunit.Abstractions;

namespace Han.Tests.Oracle;

/// <summary>
/// The gateway's messaging log against an independent computation of it (<see cref="ExpectedLog"/>), row by row and to the second. Other scenarios:
/// HAN_ORACLE_SEED; more or fewer of them: HAN_ORACLE_COUNT.
/// </summary>
public sealed class LoadControlOracleTests(ITestOutputHelper output)
{
    private const int PerGateway = 125;

    /// <summary>FsCheck's size: the generator does not look at it.</summary>
    private const int Size = 50;

    /// <summary>People who opt out much more often than in life.</summary>
    private static readonly HomeUsers Users = new(0.3, 0.4, 0.5);

    [Fact]
    public async Task The_log_of_a_thousand_scenarios_is_the_oracles()
    {
        ulong seed = Setting("HAN_ORACLE_SEED", 20261121);
        var setting = new OracleSetting(seed, Users, new LoadControlRules());
        int count = (int)Setting("HAN_ORACLE_COUNT", 1000);
        Scenario[] scenarios = [.. ScenarioGenerator.Any.Sample(count, new Rnd(seed), Size).Select((s, i) => s with { Number = i + 1 })];
        var differences = new List<ScenarioDifference>();
        foreach (Scenario[] batch in scenarios.Chunk(PerGateway))
        {
            differences.AddRange(await ScenarioComparison.CompareAsync(batch, setting, new ScenarioPlace(1, 0)));
        }

        output.WriteLine($"{scenarios.Length} scenarios of seed {seed}");
        differences.ForEach(d => output.WriteLine(d.ToString()));
        if (differences.Count > 0)
        {
            string numbers = string.Join(", ", differences.Select(d => d.Scenario.Number));
            ScenarioDifference smallest = await ScenarioShrinker.ShrinkAsync(differences.MinBy(d => d.Scenario.Requests.Count)!, setting);
            Assert.Fail($"Seed {seed}: {differences.Count} of {scenarios.Length} scenarios differ ({numbers}). The first, made small:\n{smallest}");
        }
    }

    private static ulong Setting(string name, ulong otherwise) =>
        ulong.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out ulong value) ? value : otherwise;
}
