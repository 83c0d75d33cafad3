using System.Globalization;
using System.Text;
using DeviceEmulator.Time;
using Han.Gateway.Requests;
using Han.Gateway.Routing;
using Han.Tests.EndToEnd;

namespace Han.Tests.Oracle;

/// <summary>Plays scenarios and holds each one's log against the oracle's.</summary>
internal static class ScenarioComparison
{
    /// <summary>The scenarios whose log is not as expected, with both logs.</summary>
    /// <param name="place">Where the first one stands.</param>
    public static async Task<IReadOnlyList<ScenarioDifference>> CompareAsync(IReadOnlyList<Scenario> scenarios, OracleSetting setting, ScenarioPlace place)
    {
        await using ScenarioRun run = await ScenarioRun.StartAsync(scenarios, setting);
        await run.PassOrdersAsync(place.LastOrder, Origin(place.Window));
        var played = new List<PlayedScenario>();
        uint lastOrder = place.LastOrder;
        uint lastEvent = 0;
        for (int i = 0; i < scenarios.Count; i++)
        {
            MarketTime origin = Origin(place.Window + i);
            var here = new ScenarioPlace(place.Window + i, lastOrder);
            var expected = new ExpectedLog(scenarios[i], setting, origin.Milliseconds, lastOrder, lastEvent);
            (lastOrder, lastEvent) = (expected.LastOrder, expected.LastEvent);
            var counts = new List<string>();
            Dictionary<string, int> before = TdspDirectory.All.ToDictionary(t => t.Name, t => run.ClosedAt(t.Name));
            IReadOnlyList<Acknowledgement> answers = await run.PlayAsync(scenarios[i], origin, now => counts.AddRange(Counts(run, expected, before, now)));
            for (int k = 0; k < answers.Count; k++)
            {
                if (answers[k].Accepted != expected.Accepted.Contains(k))
                {
                    counts.Add(string.Create(CultureInfo.InvariantCulture, $"request #{k} was answered {answers[k].StatusCode} {answers[k].StatusMessage}"));
                }
            }

            played.Add(new PlayedScenario(scenarios[i], here, expected, [.. answers.Select(a => a.RequestId)], counts));
        }

        return Compare(run, played);
    }

    private static MarketTime Origin(int window) => TestGateway.Start.Plus(window * ScenarioRun.Window);

    private static IEnumerable<string> Counts(ScenarioRun run, ExpectedLog expected, Dictionary<string, int> before, MarketTime now)
    {
        foreach (string tdsp in TdspDirectory.All.Select(t => t.Name))
        {
            int closed = run.ClosedAt(tdsp) - before[tdsp];
            int should = expected.Count(tdsp, now.Milliseconds).Closed;
            if (closed != should)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"at {now}: {closed} targets of {tdsp} are closed, expected {should}");
            }
        }
    }

    private static List<ScenarioDifference> Compare(ScenarioRun run, List<PlayedScenario> played)
    {
        string[] companies = [Scenario.Rep, .. TdspDirectory.All.Select(t => t.Duns)];
        var logs = companies.ToDictionary(duns => duns, duns => run.Log(duns).ToLookup(r => r["ESIID"].Substring(2, 8)));
        var differences = new List<ScenarioDifference>();
        foreach ((Scenario scenario, ScenarioPlace place, ExpectedLog expected, string[] ids, List<string> counts) in played)
        {
            string number = scenario.Number.ToString("D8", CultureInfo.InvariantCulture);
            string[] should = [.. companies.SelectMany(expected.Lines)];
            string[] actual = [.. companies.SelectMany(duns => logs[duns][number]).Select(r => Line(r, ids))];
            if (counts.Count > 0 || !should.SequenceEqual(actual))
            {
                differences.Add(new ScenarioDifference(scenario, place, should, actual, counts));
            }
        }

        return differences;
    }

    private static string Line(Dictionary<string, string> row, string[] ids)
    {
        return LogLineText.Of(
            row["TDSPDUNSNumber"], Time("MessageDate"), Request("RequestID"), Request("MessageCancellationID"), row["ESIID"], row["MeterSerialNumber"],
            row["DeviceMACAddr"], row["EventCategoryID"], row["StatusCode"], row["StatusDesc"], Time("StatusTimestamp"));

        MarketTime Time(string column) => MarketTime.From(DateTimeOffset.Parse(row[column], CultureInfo.InvariantCulture));

        string Request(string column) => row[column].Length == 0 ? "" : LogLineText.Request(Array.IndexOf(ids, row[column]));
    }
}

/// <summary>Where a scenario is played: the window of market time, counted from 1, and the number of the order before its first.</summary>
internal readonly record struct ScenarioPlace(int Window, uint LastOrder);

internal sealed record PlayedScenario(Scenario Scenario, ScenarioPlace Place, ExpectedLog Expected, string[] RequestIds, List<string> Counts);
