using Han.Gateway.MessagingLog;

namespace Han.Tests.Oracle;

/// <summary>
/// What the gateway makes of the reports of one premise: rows, whose they are, and when each target closes (smt-han-api 3.1 "When is it over?" and "Whose
/// RequestID?", docs/messaging-log.md).
/// </summary>
internal sealed class Books(IReadOnlyList<ExpectedOrder> orders, int premise)
{
    public void Keep(IEnumerable<ExpectedReport> reports)
    {
        foreach (ExpectedOrder order in orders)
        {
            foreach (ExpectedTarget target in Here(order))
            {
                // RQA at the moment of acceptance.
                Add(order, target, order.EnteredAt, target.Device, LogText.Sent);
            }
        }

        IEnumerable<ExpectedReport> ends = orders.SelectMany(o => Here(o).Select(t => new ExpectedReport(o.ReportBy, o, t, ReportIs.Over)));
        foreach (ExpectedReport report in reports.Concat(ends).OrderBy(r => r.At))
        {
            Apply(report);
        }
    }

    private IEnumerable<ExpectedTarget> Here(ExpectedOrder order) => order.Targets.Where(t => t.Premise == premise);

    private void Apply(ExpectedReport report)
    {
        (ExpectedOrder order, ExpectedTarget target) = (report.Order, report.Target);
        switch (report.Kind)
        {
            case ReportIs.Accepted:
                Add(order, target, report.At, report.Device, LogText.Accepted);
                break;
            case ReportIs.Waiting:
                Add(order, target, report.At, report.Device, LogText.Waiting);
                break;
            case ReportIs.Expired:
                Add(order, target, report.At, report.Device, LogText.Expired);
                target.Close(report.At);
                break;
            case ReportIs.Refused:
                Add(order, target, report.At, default, LogText.TableFull);
                target.Close(report.At);
                break;
            case ReportIs.NothingToCancel:
                Add(order, target, report.At, default, LogText.NothingToCancel);
                target.Close(report.At);
                break;
            case ReportIs.Stored:
                Add(order, target, report.At, default, LogText.Stored(order.Category, report.Count));
                Expect(order, target, report.Count, report.At);
                break;
            case ReportIs.Withdrawn:
                Withdraw(report);
                break;
            case ReportIs.Settled:
                Expect(order, target, target.Count - 1, report.At);
                break;
            case ReportIs.Device:
                Hear(report);
                break;
            case ReportIs.Over:
                End(order, target, report.At);
                break;
        }
    }

    private static void Expect(ExpectedOrder order, ExpectedTarget target, int count, long at)
    {
        target.Count = Math.Max(0, count);
        if (order.Cancel is not null && target.Count == 0)
        {
            target.Close(at);
        }
    }

    /// <summary>The withdrawn event is over, and so is a cancel that need not go on.</summary>
    private void Withdraw(ExpectedReport report)
    {
        ExpectedOrder cancelled = report.About!.Order;
        Own(report, cancelled, LogText.Withdrawn);
        report.About.Target.Close(report.At);
        if (report.Count == 0)
        {
            report.Target.Close(report.At);
        }
    }

    private void Hear(ExpectedReport report)
    {
        (ExpectedOrder order, ExpectedTarget target) = (report.Order, report.Target);
        if (order.Cancel is null)
        {
            Add(order, target, report.At, report.Device, LogText.Device(report.Frame));
            Note(target, report, DeviceStatus.IsFinal(report.Frame.Status));
            return;
        }

        // The answer to a cancel is also the end of the event that it names, whoever sent the event.
        ExpectedOrder named = orders.First(o => o.Event?.Id == report.Frame.EventId);
        Own(report, named, LogText.Device(report.Frame));
        if (report.Frame.Status == DeviceStatus.Cancelled)
        {
            ExpectedTarget at = Here(named).FirstOrDefault(t => t.Device == report.Device) ?? Here(named).First(t => t.Device.IsNone);
            Note(at, report, true);
        }

        Expect(order, target, target.Count - 1, report.At);
    }

    private static void Note(ExpectedTarget target, ExpectedReport report, bool isFinal)
    {
        target.Devices[report.Device] = isFinal || target.Devices.GetValueOrDefault(report.Device);
        if (!target.Devices.ContainsValue(false))
        {
            target.Close(report.At);
        }
    }

    /// <summary>Whoever answered and fell silent, and whoever never answered, fails when the order's time is over.</summary>
    private static void End(ExpectedOrder order, ExpectedTarget target, long at)
    {
        if (target.ClosedAt is not null)
        {
            return;
        }

        if (order.Cancel is not null)
        {
            AddLast(order, target, at, default, LogText.NoAnswer);
        }
        else if (target.Devices.Count == 0)
        {
            AddLast(order, target, at, default, LogText.NoDevice(target.Count));
        }

        foreach ((Sep.Codec.Types.Eui64 device, _) in target.Devices.Where(d => !d.Value).OrderBy(d => d.Key))
        {
            AddLast(order, target, at, device, LogText.FellSilent);
        }

        target.Close(at);
    }

    /// <summary>
    /// A cancel-all's row about an event carries the event's RequestID; where the event is another company's it is a row of that company's event, and says only
    /// that another party ended it.
    /// </summary>
    private static void Own(ExpectedReport report, ExpectedOrder named, LogText text)
    {
        bool others = report.Order.Category == EventCategory.CAL && named.Duns != report.Order.Duns;
        report.Target.Rows.Add(new ExpectedRow(
            report.At, report.Device, others ? LogText.ByOthers.Code : text.Code, others ? LogText.ByOthers.Text : text.Text, named.Request,
            others ? named.Request : report.Order.Request));
    }

    private static void Add(ExpectedOrder order, ExpectedTarget target, long at, Sep.Codec.Types.Eui64 device, LogText text) =>
        target.Rows.Add(new ExpectedRow(at, device, text.Code, text.Text, order.Request, order.Request));

    private static void AddLast(ExpectedOrder order, ExpectedTarget target, long at, Sep.Codec.Types.Eui64 device, LogText text) =>
        target.LastRows.Add(new ExpectedRow(at, device, text.Code, text.Text, order.Request, order.Request));
}
