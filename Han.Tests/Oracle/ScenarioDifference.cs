using System.Text;

namespace Han.Tests.Oracle;

/// <summary>A scenario and what is wrong with its log.</summary>
internal sealed record ScenarioDifference(
    Scenario Scenario, ScenarioPlace Place, IReadOnlyList<string> Expected, IReadOnlyList<string> Actual, IReadOnlyList<string> Counts)
{
    /// <summary>The scenario and the rows, '-' before those that are missing and '+' before those that should not be.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Scenario.ToString());
        foreach (string count in Counts)
        {
            text.Append("! ").Append(count).Append('\n');
        }

        foreach (string line in Expected.Union(Actual))
        {
            int missing = Expected.Count(l => l == line) - Actual.Count(l => l == line);
            text.Append(missing > 0 ? "- " : missing < 0 ? "+ " : "  ").Append(line).Append('\n');
        }

        return text.ToString();
    }
}
