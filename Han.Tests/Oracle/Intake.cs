using DeviceEmulator.Time;
using Han.Gateway.MessagingLog;
using Han.Gateway.Routing;
using Sep.Codec.Types;

namespace Han.Tests.Oracle;

/// <summary>
/// Which requests the gateway takes, and what becomes of them: one order for each TDSP addressed, numbered in the order of the TDSPs' names
/// (smt-han-api 0.4, 0.8, 0.12, 12.2; 3.1 "When is it over?").
/// </summary>
internal sealed class Intake(Scenario scenario, long origin, uint lastOrder, uint lastEvent)
{
    /// <summary>Requests are sent off the whole second, so that nothing meets them at the same moment.</summary>
    public const int Millisecond = 437;

    private const long Minute = 60_000;
    private const long Grace = 15 * Minute;
    private const long BothRandomisations = 120 * Minute;

    private readonly List<ExpectedOrder> _orders = [];
    private readonly Dictionary<int, (SentEvent Event, string Duns)> _events = [];

    public uint LastOrder { get; private set; } = lastOrder;

    public uint LastEvent { get; private set; } = lastEvent;

    public HashSet<int> Accepted { get; } = [];

    public static string DunsOf(Scenario scenario, ScenarioRequest request) =>
        request.ByTdsp ? TdspDirectory.ByName(scenario.Premises[request.To[0].Premise].Tdsp)!.Duns : Scenario.Rep;

    public IReadOnlyList<ExpectedOrder> Take()
    {
        for (int i = 0; i < scenario.Requests.Count; i++)
        {
            ScenarioRequest request = scenario.Requests[i];

            // Virtual time stands at Millisecond; a request is stamped with the next one.
            Take(i, request, DunsOf(scenario, request), origin + request.Second * 1000L + Millisecond + 1);
        }

        return _orders;
    }

    private void Take(int i, ScenarioRequest request, string duns, long now)
    {
        switch (request)
        {
            case EventRequest e when e.Criticality <= (e.ByTdsp ? 9 : 6) && !(origin + e.Start * 1000L < now - 1 - Minute):
                LastEvent = Math.Max(LastEvent + 1, new MarketTime(now).ToSep().Seconds);
                long start = e.Start is { } second ? origin + second * 1000L : now / 1000 * 1000;
                var sent = new SentEvent(LastEvent, e.Class, e.Group, start, e.Minutes, e.Criticality, e.Control, e.Effect);
                _events[i] = (sent, duns);

                // An event without a delay of its own may have to go on until a randomised one that replaces it begins.
                long tail = Math.Max(1, (e.Control & 1) + (e.Control >> 1 & 1)) * 60 * Minute;
                Add(i, request, duns, EventCategory.LCE, now, sent.End, sent.End + tail + Grace, sent, null);
                break;
            case CancelRequest c when _events.TryGetValue(c.Of, out (SentEvent Event, string Duns) of) && of.Duns == duns:
                var cancel = new SentCancel(of.Event.Id, c.Class ?? of.Event.Class, c.Group ?? of.Event.Group, c.Control, c.Effective is { } at ? origin + at * 1000L : null);
                long notAfter = Math.Max(of.Event.End, now);
                Add(i, request, duns, EventCategory.CLE, now, notAfter, notAfter + BothRandomisations + Grace, null, cancel);
                break;
            case CancelAllRequest all:
                long day = now + 24 * 60 * Minute;
                Add(i, request, duns, EventCategory.CAL, now, day, day + BothRandomisations + Grace, null, new SentCancel(null, 0, 0, all.Control, null));
                break;
        }
    }

    private void Add(
        int i, ScenarioRequest request, string duns, EventCategory category, long now, long notAfter, long reportBy, SentEvent? e, SentCancel? cancel)
    {
        Accepted.Add(i);
        ExpectedTarget[] targets = [.. Targets(request)];
        foreach (IGrouping<string, ExpectedTarget> tdsp in targets.GroupBy(t => scenario.Premises[t.Premise].Tdsp).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            _orders.Add(new ExpectedOrder(++LastOrder, i, duns, category, tdsp.Key, now, notAfter, reportBy, e, cancel) { Targets = [.. tdsp] });
        }
    }

    /// <summary>A repeated address, and a device whose whole premise is addressed as well, count once.</summary>
    private IEnumerable<ExpectedTarget> Targets(ScenarioRequest request)
    {
        for (int k = 0; k < request.To.Count; k++)
        {
            ScenarioAddress address = request.To[k];
            bool repeated = request.To.Take(k).Contains(address) || (address.Device >= 0 && request.To.Contains(new ScenarioAddress(address.Premise, -1)));
            if (!repeated)
            {
                yield return new ExpectedTarget((uint)k + 1, address.Premise, scenario.Device(address));
            }
        }
    }
}
