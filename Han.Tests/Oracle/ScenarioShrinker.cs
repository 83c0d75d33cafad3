namespace Han.Tests.Oracle;

/// <summary>Makes a scenario that differs smaller: drops requests, addresses and devices as long as it still differs when played alone.</summary>
internal static class ScenarioShrinker
{
    private const int MostPlays = 80;

    public static async Task<ScenarioDifference> ShrinkAsync(ScenarioDifference found, OracleSetting setting)
    {
        int plays = 0;
        bool smaller = true;
        while (smaller)
        {
            smaller = false;
            foreach (Scenario candidate in Smaller(found.Scenario))
            {
                if (++plays > MostPlays)
                {
                    return found;
                }

                IReadOnlyList<ScenarioDifference> differences = await ScenarioComparison.CompareAsync([candidate], setting, found.Place);
                if (differences.Count > 0)
                {
                    found = differences[0];
                    smaller = true;
                    break;
                }
            }
        }

        return found;
    }

    private static IEnumerable<Scenario> Smaller(Scenario scenario)
    {
        for (int i = scenario.Requests.Count - 1; i >= 0; i--)
        {
            yield return WithoutRequest(scenario, i);
        }

        for (int i = 0; i < scenario.Requests.Count; i++)
        {
            ScenarioRequest request = scenario.Requests[i];
            for (int k = 0; request.To.Count > 1 && k < request.To.Count; k++)
            {
                ScenarioRequest[] requests = [.. scenario.Requests];
                requests[i] = request with { To = [.. request.To.Where((_, place) => place != k)] };
                yield return scenario with { Requests = requests };
            }
        }

        for (int premise = 0; premise < scenario.Premises.Count; premise++)
        {
            for (int device = 0; device < scenario.Premises[premise].Devices.Count; device++)
            {
                yield return WithoutDevice(scenario, premise, device);
            }
        }
    }

    /// <summary>A cancel of the request goes with it, and a cancel of that cancel; the other cancels name what they named.</summary>
    internal static Scenario WithoutRequest(Scenario scenario, int dropped)
    {
        var places = new int[scenario.Requests.Count];
        var kept = new List<ScenarioRequest>();
        for (int i = 0; i < places.Length; i++)
        {
            // A cancel names an earlier request.
            ScenarioRequest request = scenario.Requests[i];
            bool goes = i == dropped || (request is CancelRequest { Of: int of } && places[of] < 0);
            places[i] = goes ? -1 : kept.Count;
            if (!goes)
            {
                kept.Add(request is CancelRequest cancel ? cancel with { Of = places[cancel.Of] } : request);
            }
        }

        return scenario with { Requests = kept };
    }

    /// <summary>The device keeps no address; those behind it keep their slots, and with them their addresses.</summary>
    private static Scenario WithoutDevice(Scenario scenario, int premise, int dropped)
    {
        ScenarioPremise[] premises = [.. scenario.Premises];
        premises[premise] = premises[premise] with { Devices = [.. premises[premise].Devices.Where((_, i) => i != dropped)] };
        Scenario smaller = scenario;
        for (int i = scenario.Requests.Count - 1; i >= 0; i--)
        {
            ScenarioRequest request = smaller.Requests[i];
            ScenarioAddress[] to = [.. request.To.Where(a => a != new ScenarioAddress(premise, dropped))
                .Select(a => a.Premise == premise && a.Device > dropped ? a with { Device = a.Device - 1 } : a)];
            if (to.Length == 0)
            {
                smaller = WithoutRequest(smaller, i);
                continue;
            }

            ScenarioRequest[] requests = [.. smaller.Requests];
            requests[i] = request with { To = to };
            smaller = smaller with { Requests = requests };
        }

        return smaller with { Premises = premises };
    }
}
