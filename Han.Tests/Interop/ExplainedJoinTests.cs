using System.Globalization;
using System.Text.RegularExpressions;
using DeviceEmulator.Home.Scenarios;
using Han.Tests.Soap;

namespace Han.Tests.Interop;

/// <summary>The join of docs/emulator.md, played as the page says: what tshark prints of it is what the page explains.</summary>
[Trait("Category", "Interop")]
public sealed partial class ExplainedJoinTests
{
    [SkippableFact]
    public void The_join_is_explained_as_tshark_sees_it()
    {
        using CaptureTools tools = new();
        string page = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "docs", "emulator.md")), path = tools.PathOf("one.pcapng");
        byte[] scenario = System.Text.Encoding.UTF8.GetBytes(Scenario().Match(page).Groups[1].Value);
        using (ScenarioRun run = new(ScenarioReader.Read(scenario, new ScenarioOverrides(Capture: path)), null))
        {
            run.ToEnd();
            Assert.Null(run.Player.Failure);
        }

        string[][] frames = AirOracle.Fields(path, "frame.number", "frame.time_relative", "_ws.col.Info");
        Match[] rows = [.. Row().Matches(page).Cast<Match>()];
        Assert.True(rows.Length > 15, $"{rows.Length} rows.");
        foreach (Match row in rows)
        {
            string[] frame = frames[int.Parse(row.Groups[1].Value, CultureInfo.InvariantCulture) - 1];
            string told = row.Groups[2].Value, said = row.Groups[3].Value;
            int digits = told.Length - told.IndexOf('.', StringComparison.Ordinal) - 1;
            decimal seen = decimal.Parse(frame[1], CultureInfo.InvariantCulture);
            Assert.Equal($"{frame[0]}: {told}", $"{row.Groups[1].Value}: {Math.Round(seen, digits).ToString($"F{digits}", CultureInfo.InvariantCulture)}");
            Assert.All(Word().Matches(said).Cast<Match>(), word => Assert.True(frame[2].Contains(word.Value, StringComparison.Ordinal), $"{frame[0]}: {said} is {frame[2]}"));
        }
    }

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Scenario();

    /// <summary>Number, seconds, and what tshark says; who speaks to whom lies between.</summary>
    [GeneratedRegex(@"^\| (\d+) \| ([\d.]+) \|[^|]*\|[^|]*\| ([^|]*) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"[\w:]+")]
    private static partial Regex Word();
}
