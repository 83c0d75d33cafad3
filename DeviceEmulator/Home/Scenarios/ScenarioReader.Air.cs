using System.Text.Json;
using DeviceEmulator.Home.Radios;
using DeviceEmulator.Home.Script;

namespace DeviceEmulator.Home.Scenarios;

// The air of a scenario.
public static partial class ScenarioReader
{
    private const string DelayName = "delay", JamName = "jam", Least = "least", Most = "most";

    private static AirOptions Air(JsonPlace place)
    {
        Arguments given = JsonFields.Read(place, ScenarioFields.Air, DelayName, JamName);
        (int least, int most) = place.Members.TryGetValue(DelayName, out JsonPlace? delay) ? Delay(delay) : default;
        return new AirOptions(given.Number("loss", 0), given.Number("duplication", 0), given.Number("corruption", 0), given.Number("reordering", 0))
        {
            LeastDelay = least,
            MostDelay = most,
            Jams = place.Members.TryGetValue(JamName, out JsonPlace? jams) ? Jams(jams) : null,
        };
    }

    /// <summary>In milliseconds.</summary>
    private static (int Least, int Most) Delay(JsonPlace place)
    {
        Arguments given = JsonFields.Read(place, ScenarioFields.Delay);
        (TimeSpan least, TimeSpan most) = (given.Duration(Least), given.Duration(Most));
        if (most > TimeSpan.FromMilliseconds(AirOptions.LongestDelay))
        {
            throw place.Members[Most].Wrong($"a frame is late by {AirOptions.LongestDelay}ms at most: beyond that no node waits for its acknowledgement");
        }

        return least <= most
            ? ((int)least.TotalMilliseconds, (int)most.TotalMilliseconds)
            : throw place.Members[Least].Wrong($"it is more than the {HomeDuration.Text(most)} at most");
    }

    private static List<AirJam> Jams(JsonPlace list)
    {
        JsonFields.Require(list, JsonValueKind.Array, "a list of channels and times");
        List<AirJam> jams = [];
        foreach (JsonPlace place in list.Items)
        {
            Arguments given = JsonFields.Read(place, ScenarioFields.Jam);
            jams.Add(new AirJam((byte)given.Whole(Verbs.Channel.Name, 0), given.Duration("from"), given.Duration(ScenarioFields.For.Name)));
        }

        return jams;
    }
}
