using System.Globalization;
using DeviceEmulator.Time;
using Han.Gateway.MessagingLog;
using Han.Gateway.Routing;

namespace Han.Tests.Oracle;

/// <summary>
/// The oracle: the exact messaging log of a scenario, worked out from the documents and the seed alone. Intake makes orders of requests, each premise takes its
/// course (meter network, ESI, devices), and the books make rows of what comes back.
/// </summary>
internal sealed class ExpectedLog
{
    private readonly Scenario _scenario;
    private readonly IReadOnlyList<ExpectedOrder> _orders;

    public ExpectedLog(Scenario scenario, OracleSetting setting, long origin, uint lastOrder, uint lastEvent)
    {
        _scenario = scenario;
        var intake = new Intake(scenario, origin, lastOrder, lastEvent);
        _orders = intake.Take();
        (LastOrder, LastEvent, Accepted) = (intake.LastOrder, intake.LastEvent, intake.Accepted);
        for (int premise = 0; premise < scenario.Premises.Count; premise++)
        {
            ExpectedOrder[] here = [.. _orders.Where(o => o.Targets.Any(t => t.Premise == premise))];
            var course = new PremiseCourse(scenario, premise, setting, here);
            new Books(here, premise).Keep(course.Reports);
        }
    }

    public uint LastOrder { get; }

    public uint LastEvent { get; }

    /// <summary>Indices of the requests that the gateway takes.</summary>
    public IReadOnlySet<int> Accepted { get; }

    /// <summary>How many targets at a TDSP are closed at a moment, and how many there are.</summary>
    public (int Targets, int Closed) Count(string tdsp, long at)
    {
        ExpectedTarget[] targets = [.. _orders.Where(o => o.Tdsp == tdsp && o.EnteredAt <= at).SelectMany(o => o.Targets)];
        return (targets.Length, targets.Count(t => t.ClosedAt <= at));
    }

    /// <summary>A company's rows in the order of its export: by request, order, address and time; behind them what others did to its events.</summary>
    public IEnumerable<string> Lines(string duns)
    {
        foreach (ExpectedOrder[] request in _orders.Where(o => o.Duns == duns).GroupBy(o => o.Request).OrderBy(g => g.Key).Select(g => g.ToArray()))
        {
            int index = request[0].Request;
            IEnumerable<ExpectedOrder> others = _orders.Where(o => o.Category == EventCategory.CAL && o.Request != index);
            foreach (ExpectedOrder order in request.Concat(others).OrderBy(o => o.Request != index).ThenBy(o => o.Id))
            {
                foreach (ExpectedTarget target in order.Targets)
                {
                    foreach (ExpectedRow row in target.Rows.Concat(target.LastRows).Where(r => r.OwnedBy == index))
                    {
                        yield return Line(request[0], order, target, row);
                    }
                }
            }
        }
    }

    private string Line(ExpectedOrder listed, ExpectedOrder order, ExpectedTarget target, in ExpectedRow row)
    {
        int about = listed.Category == EventCategory.CLE ? ((CancelRequest)_scenario.Requests[listed.Request]).Of : row.About;
        string cancellation = listed.Category == EventCategory.LCE ? "" : LogLineText.Request(listed.Request);
        return LogLineText.Of(
            TdspDirectory.ByName(order.Tdsp)!.Duns, new MarketTime(listed.EnteredAt), LogLineText.Request(about), cancellation, _scenario.EsiId(target.Premise),
            _scenario.Meter(target.Premise), row.Device.IsNone ? "" : row.Device.ToString(), listed.Category.ToString(), row.Code, row.Text, row.Time);
    }
}

/// <summary>One row of the log as one line of text: the columns in order, without the MessageStatusID; a RequestID is the index of its request.</summary>
internal static class LogLineText
{
    public static string Request(int index) => string.Create(CultureInfo.InvariantCulture, $"#{index}");

    public static string Of(
        string tdspDuns, MarketTime messageDate, string requestId, string cancellationId, string esiId, string meter, string device, string category, string code,
        string text, MarketTime at) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{requestId,2} {cancellationId,2} {category} {esiId} {meter} {device,-16} {code} {Time(at)} {text} | {tdspDuns} {Time(messageDate)}");

    private static string Time(MarketTime at) => at.ToDateTimeOffset().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
