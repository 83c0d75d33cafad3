using DeviceEmulator.Time;
using Han.Gateway.Market;
using Han.Gateway.MessagingLog;
using Han.Gateway.Provisioning;
using Han.Gateway.Storage;
using Han.Gateway.Translation;
using HeadEnd.Simulator.Link;
using Sep.Codec.Types;

namespace Han.Gateway.Requests;

/// <summary>
/// The books of all orders that are not over. Takes reports, makes log rows of them, and decides when a target closes: for an event when every device
/// that answered is done, for a cancel when the answers that the ESI announced are in, for both at the latest when the head-end says that the order is
/// over. Single-threaded: it belongs to the journal's loop.
/// </summary>
internal sealed class OpenTargets(IRequestLookup requests, IDeviceReports devices, DeliveryCounters counters, ILogger logger)
{
    private const int MostLate = 64;

    private readonly Dictionary<uint, OpenOrder> _orders = [];
    private readonly Dictionary<(long Request, string Tdsp), OpenOrder> _events = [];
    private readonly Dictionary<uint, long> _requestOfEvent = [];
    private readonly List<OpenOrder> _dirty = [];

    private readonly ReplacedMeters _replaced = new();

    /// <summary>Orders that are over and have been heard of since: a restart makes them report again.</summary>
    private readonly Dictionary<uint, OpenOrder?> _late = [];

    /// <summary>The events and texts among the orders, for others to look at.</summary>
    public OpenEvents Events { get; } = new();

    /// <summary>Orders whose closed targets changed since they were last written.</summary>
    public IReadOnlyList<OpenOrder> Dirty => _dirty;

    public int OrderCount => _orders.Count;

    public void Add(OpenOrder order)
    {
        _orders.Add(order.Order.OrderId, order);
        if (order.EventId is { } id)
        {
            _events[(order.Request, order.Tdsp)] = order;
            _requestOfEvent[id] = order.Request;
        }

        NoteSuccessor(order);
        Events.Add(order);
        counters.Added(order);
    }

    /// <summary>For every order that is replayed, over or not: an exchange that is over still tells which ESI took the place of which.</summary>
    public void NoteSuccessor(OpenOrder order) => _replaced.Note(order);

    /// <summary>Takes a stored row up again after a restart. Events before the cancels that name them.</summary>
    public void Restore(OpenOrder order, in LogRow row)
    {
        int target = order.IndexOf(row.Ordinal);
        if (target < 0 || row.Sequence is 0 or >= LogRow.GatewaySequence)
        {
            return;
        }

        // A number without a row is an answer to a cancel that was settled in silence.
        long settled = order.IsCancel ? (long)row.Sequence - order.LastSequence(target) - 1 : 0;
        order.SetLastSequence(target, row.Sequence);
        bool byDevice = ReportTranslation.IsDevices(row.Status);
        if (row.Status == LogStatus.Stored)
        {
            order.SetCount(target, row.Detail);
        }
        else if (!order.IsCancel)
        {
            if (byDevice)
            {
                order.Note(target, row.Device, ReportTranslation.IsFinal(row.Status));
            }
        }
        else
        {
            order.SetCount(target, order.Count(target) - settled - (byDevice ? 1 : 0));
            EndEvent(order, target, row.Device, row.Status, row.About);
        }
    }

    /// <summary>Takes one report; the rows that it gives are added to <paramref name="rows"/>. A report whose key is known gives none.</summary>
    public void Apply(in TdspReport report, List<LogRow> rows)
    {
        if (report.Kind == ReportKind.OrderOver)
        {
            End(report.OrderId, report.At, rows);
            return;
        }

        // A head-end that numbers like this is broken; the log of the others is not to stop for it.
        if (!LogKey.Fits(report.Ordinal, report.Sequence) || report.Sequence >= LogRow.GatewaySequence)
        {
            logger.ReportWithoutKey(report.OrderId, report.Ordinal, report.Sequence);
            return;
        }

        if (Find(report.OrderId) is not { } order)
        {
            logger.UnknownOrder(report.OrderId);
            return;
        }

        int target = order.IndexOf(report.Ordinal);
        if (target < 0)
        {
            logger.UnknownOrdinal(report.OrderId, report.Ordinal);
            return;
        }

        // A late report is still logged, but opens and closes nothing; the store leaves out a key that it has.
        if (!order.IsOver && !IsNews(order, target, report))
        {
            return;
        }

        // What only closes an expectation is counted like any report, but is not for the log.
        ReportMeaning meaning = ReportTranslation.Read(report, order.Context);
        if (meaning.Status != LogStatus.None)
        {
            (LogStatus status, long about) = Attribute(order, target, report.Device, meaning);
            LogRow row = Row(report, status, meaning.Detail, about);
            rows.Add(row);
            if (order.IsAboutDevices && !order.IsOver)
            {
                devices.Apply(order, target, row);
            }
        }

        if (!order.IsOver && Closes(order, target, report, meaning))
        {
            Close(order, target);
        }
    }

    /// <summary>A hint: this report will be applied soon.</summary>
    /// <param name="stage">As <see cref="OpenOrder.Foresee"/> says.</param>
    public void Foresee(in TdspReport report, int stage)
    {
        if (_orders.TryGetValue(report.OrderId, out OpenOrder? order))
        {
            order.Foresee(report.Ordinal, stage);
        }
    }

    public void Written()
    {
        foreach (OpenOrder order in _dirty)
        {
            order.IsDirty = false;
            if (order.IsOver)
            {
                _orders.Remove(order.Order.OrderId);
                Events.Remove(order);
                _events.Remove((order.Request, order.Tdsp));
                if (order.EventId is { } id && !Routing.TdspDirectory.All.Any(t => _events.ContainsKey((order.Request, t.Name))))
                {
                    _requestOfEvent.Remove(id);
                }
            }
        }

        _dirty.Clear();
    }

    private OpenOrder? Find(uint orderId)
    {
        if (_orders.TryGetValue(orderId, out OpenOrder? order) || _late.TryGetValue(orderId, out order))
        {
            return order;
        }

        if (_late.Count == MostLate)
        {
            _late.Clear();
        }

        order = requests.OrderOf(orderId);
        _late.Add(orderId, order);
        return order;
    }

    /// <summary>False when the report is known; a hole before it is told.</summary>
    private bool IsNews(OpenOrder order, int target, in TdspReport report)
    {
        uint last = order.LastSequence(target);
        if (report.Sequence <= last)
        {
            counters.Repeated();
            return false;
        }

        if (report.Sequence != last + 1)
        {
            counters.Gap();
            logger.SequenceGap(report.OrderId, report.Ordinal, last, report.Sequence);
        }

        order.SetLastSequence(target, report.Sequence);
        return true;
    }

    /// <summary>Which request a row is about, and whether it tells somebody else that their event was cancelled.</summary>
    private (LogStatus Status, long About) Attribute(OpenOrder order, int target, Eui64 device, in ReportMeaning meaning)
    {
        if (!order.IsCancel || meaning.EventId == 0)
        {
            return (meaning.Status, 0);
        }

        long about = _requestOfEvent.TryGetValue(meaning.EventId, out long known) ? known : requests.RequestOfEvent(meaning.EventId) ?? 0;
        EndEvent(order, target, device, meaning.Status, about);
        bool others = about != 0 && order.Category == EventCategory.CAL && DunsOf(about, order.Tdsp) != order.Duns;
        return (others && EndsEvent(meaning.Status) ? LogStatus.OthersCancelled : meaning.Status, about);
    }

    private string DunsOf(long request, string tdsp) =>
        _events.TryGetValue((request, tdsp), out OpenOrder? order) ? order.Duns : requests.DunsOf(request);

    /// <summary>
    /// The answer to a cancel is also the end of the event that it names, whoever sent the event: for the target that covers the device, and for every other
    /// one under which it has answered.
    /// </summary>
    private void EndEvent(OpenOrder cancel, int target, Eui64 device, LogStatus status, long about)
    {
        if (!EndsEvent(status) || !_events.TryGetValue((about, cancel.Tdsp), out OpenOrder? order))
        {
            return;
        }

        OrderTarget at = cancel.Targets[target];
        int covering = _replaced.IndexOf(order, at.Esi, device.IsNone ? at.Device : device);
        Eui64 esi = covering >= 0 ? order.Targets[covering].Esi : at.Esi;
        for (int i = order.FirstOf(esi); i >= 0; i = order.NextOf(i))
        {
            if (i == covering && at.Device.IsNone)
            {
                order.NobodyLeft(i);
            }

            if ((i == covering || (!device.IsNone && order.HasAnswer(i, device))) && (device.IsNone || order.Note(i, device, isFinal: true)))
            {
                Close(order, i);
            }
        }
    }

    private static bool EndsEvent(LogStatus status) =>
        status is LogStatus.Cancelled or LogStatus.Withdrawn or LogStatus.OthersCancelled or LogStatus.TextCancelled;

    private static bool Closes(OpenOrder order, int target, in TdspReport report, in ReportMeaning meaning)
    {
        switch (report.Kind)
        {
            case ReportKind.Stored:
                order.SetCount(target, meaning.Detail);
                return order.IsCancel ? meaning.Detail == 0 : meaning.IsFinal;
            case ReportKind.Device or ReportKind.Settled when order.IsCancel:
                order.SetCount(target, order.Count(target) - 1);
                return order.Count(target) == 0;
            case ReportKind.Device or ReportKind.NotConfirmed or ReportKind.Replaced:
                return order.Note(target, report.Device, meaning.IsFinal);
            case ReportKind.MeterReady:
                return order.Targets[target].Device.IsNone;
            case ReportKind.Withdrawn:
                return report.Frame is not [1];
            default:
                return meaning.IsFinal;
        }
    }

    /// <summary>The order's time is over: what answered and fell silent, and what never answered, fails now.</summary>
    private void End(uint orderId, MarketTime at, List<LogRow> rows)
    {
        if (!_orders.TryGetValue(orderId, out OpenOrder? order) || order.IsOver)
        {
            return;
        }

        for (int target = 0; target < order.Targets.Length; target++)
        {
            if (order.IsClosed(target))
            {
                continue;
            }

            uint ordinal = order.Targets[target].Ordinal;
            if (order.IsCancel || order.IsAboutDevices)
            {
                var row = new LogRow(orderId, ordinal, LogRow.GatewaySequence, at, order.Targets[target].Device, LogStatus.NoAnswer, 0, 0);
                rows.Add(row);
                if (order.IsAboutDevices)
                {
                    devices.Apply(order, target, row);
                }
            }
            else if (!order.HasAnswer(target))
            {
                rows.Add(new LogRow(orderId, ordinal, LogRow.GatewaySequence, at, default, LogStatus.NoDevice, order.Count(target), 0));
            }
            else
            {
                FallSilent(order, target, at, rows);
            }

            Close(order, target);
        }

        order.IsOver = true;
        Touch(order);
    }

    private static void FallSilent(OpenOrder order, int target, MarketTime at, List<LogRow> rows)
    {
        uint sequence = LogRow.GatewaySequence;
        foreach (Eui64 device in order.Unfinished(target).Order())
        {
            rows.Add(new LogRow(order.Order.OrderId, order.Targets[target].Ordinal, sequence++, at, device, LogStatus.FellSilent, 0, 0));
        }
    }

    private void Close(OpenOrder order, int target)
    {
        if (order.Close(target))
        {
            counters.Closed(order);
            Touch(order);
        }
    }

    private void Touch(OpenOrder order)
    {
        if (!order.IsDirty)
        {
            order.IsDirty = true;
            _dirty.Add(order);
        }
    }

    private static LogRow Row(in TdspReport report, LogStatus status, long detail, long about) =>
        new(report.OrderId, report.Ordinal, report.Sequence, report.At, report.Device, status, detail, about);
}
