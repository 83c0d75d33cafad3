using Sep.Codec.Types;

namespace Han.Tests.Oracle;

/// <summary>
/// What one ESI holds and says, given the deliveries that came to it. A run goes from the first delivery to a moment; asked again it begins anew.
/// </summary>
internal sealed class EsiTable
{
    private readonly MeterNetwork _network;
    private readonly Eui64 _esi;
    private readonly LoadControlRules _rules;
    private readonly DeviceHistory[] _devices;
    private readonly int[] _taken;
    private readonly List<EsiEvent> _events = [];
    private readonly List<ExpectedReport> _reports = [];
    private long _lastUplink;
    private long _now;

    /// <param name="deliveries">By rising time.</param>
    /// <param name="until">Only what happens before this moment.</param>
    public EsiTable(
        MeterNetwork network, Eui64 esi, IReadOnlyList<DeviceHistory> devices, LoadControlRules rules, IEnumerable<MeterDelivery> deliveries, long until)
    {
        (_network, _esi, _rules, _devices) = (network, esi, rules, [.. devices]);
        _taken = new int[devices.Count];
        foreach (MeterDelivery delivery in deliveries.Where(d => d.LeftAt < until))
        {
            // A frame takes its time on the air: what a device sends in the millisecond of a delivery comes after it (docs/load-control.md).
            TakeFrames(delivery.LeftAt - 1);
            _now = delivery.LeftAt;
            Deliver(delivery);
        }

        TakeFrames(until - 1);
    }

    public IReadOnlyList<ExpectedReport> Reports => _reports;

    /// <summary>The stored deliveries that a cancel would meet at a moment: not over, and not done at every device.</summary>
    public IEnumerable<EsiEvent> Met(SentCancel cancel, Eui64 device, long at) =>
        _events.Where(e => (cancel.Id is null || cancel.Id == e.Sent.Id) && (device.IsNone || e.Target.Covers(device)) && e.Sent.OverAt > at);

    private void Deliver(MeterDelivery delivery)
    {
        if (delivery.Order.Event is { } sent)
        {
            Store(delivery, sent);
        }
        else
        {
            Cancel(delivery, delivery.Order.Cancel!);
        }
    }

    private void Store(MeterDelivery delivery, SentEvent sent)
    {
        if (_events.Count(e => e.Sent.OverAt > _now) >= _rules.ServerEventCapacity)
        {
            Say(delivery, ReportIs.Refused);
            return;
        }

        var stored = new EsiEvent(delivery, sent);
        _events.Add(stored);
        Say(delivery, ReportIs.Stored, count: stored.Target.Device.IsNone ? _devices.Length : 1);
        foreach (DeviceHistory device in _devices.Where(d => d.IsClient && stored.Target.Covers(new Eui64(d.Address))))
        {
            stored.Progress[device.Address] = device.Meet(sent, _now) ? DeviceIs.Open : DeviceIs.NotConcerned;
        }
    }

    private void Cancel(MeterDelivery delivery, SentCancel cancel)
    {
        EsiEvent[] met = [.. Met(cancel, delivery.Target.Device, _now)];
        if (met.Length == 0)
        {
            // Where a part was withdrawn on the way the answer is that nothing more is to come.
            Say(delivery, delivery.Withdrew ? ReportIs.Stored : ReportIs.NothingToCancel);
            return;
        }

        var addressed = new HashSet<ulong>();
        int expected = 0;
        foreach (EsiEvent e in met)
        {
            e.WasCancelled = true;
            e.ToldToDrop.UnionWith(_devices.Select(d => d.Address).Where(d => delivery.Target.Covers(new Eui64(d))));
            ulong[] open = [.. e.Progress.Where(p => p.Value == DeviceIs.Open && delivery.Target.Covers(new Eui64(p.Key))).Select(p => p.Key)];
            e.Owing.AddRange(open.Select(d => (delivery, d)));
            addressed.UnionWith(open);
            expected += open.Length;
        }

        Say(delivery, ReportIs.Stored, count: expected);
        foreach (DeviceHistory device in _devices.Where(d => addressed.Contains(d.Address) && !d.Meet(cancel, _now, delivery)))
        {
            // Answered with a Default Response: it holds none of them any more.
            foreach (EsiEvent e in met)
            {
                Settle(e, device.Address, delivery);
            }
        }

        Forget();
    }

    /// <summary>Lets the devices' frames due up to a moment come in, by the moment at which they are sent.</summary>
    private void TakeFrames(long upTo)
    {
        IReadOnlyList<DeviceFrame>[] frames = [.. _devices.Select(d => d.Frames())];
        while (true)
        {
            int next = -1;
            for (int i = 0; i < frames.Length; i++)
            {
                bool due = _taken[i] < frames[i].Count && frames[i][_taken[i]].Due <= upTo;
                if (due && (next < 0 || IsBefore(frames[i][_taken[i]], frames[next][_taken[next]])))
                {
                    next = i;
                }
            }

            if (next < 0)
            {
                return;
            }

            DeviceFrame frame = frames[next][_taken[next]++];
            _now = frame.Due;
            Take(_devices[next].Address, frame);
        }
    }

    private static bool IsBefore(in DeviceFrame a, in DeviceFrame b) => (a.Due, a.Happened, a.Rank).CompareTo((b.Due, b.Happened, b.Rank)) < 0;

    /// <summary>
    /// A report belongs to the delivery that brought the event to the device; an answer to a cancel belongs to the very cancel that it answers: F8, F9 and FD to
    /// the one that is refused, 06 to the one that took effect. The last word of a device also settles every other cancel that still waits for it, in the order
    /// in which they would take effect.
    /// </summary>
    private void Take(ulong device, in DeviceFrame frame)
    {
        uint id = frame.EventId;
        EsiEvent? e = _events.Find(s => s.Sent.Id == id && s.Progress.TryGetValue(device, out DeviceIs p) && p != DeviceIs.NotConcerned);
        if (e is null)
        {
            return;
        }

        object? answers = frame.Answers;
        int owed = e.Owing.FindIndex(o => o.Device == device && o.Cancel == answers);
        if (owed < 0 && answers is not null && frame.Status != DeviceStatus.Cancelled)
        {
            // The answer to a cancel that was settled when the device finished.
            return;
        }

        Say(owed >= 0 ? e.Owing[owed].Cancel : e.Delivery, ReportIs.Device, new Eui64(device), frame: frame);
        if (owed >= 0)
        {
            e.Owing.RemoveAt(owed);
        }

        if (frame.Status is DeviceStatus.InvalidCancel or DeviceStatus.InvalidCancelTime)
        {
            e.ToldToDrop.Remove(device);
        }
        else if (DeviceStatus.IsFinal(frame.Status))
        {
            e.Progress[device] = DeviceIs.Done;
            foreach ((MeterDelivery cancel, _) in e.Owing.Where(o => o.Device == device).OrderBy(o => o.Cancel.EffectiveAt).ToArray())
            {
                Settle(e, device, cancel);
            }
        }

        Forget();
    }

    private void Forget() => _events.RemoveAll(e => e.IsFinished(_devices.Select(d => d.Address)));

    private void Settle(EsiEvent e, ulong device, MeterDelivery cancel)
    {
        if (e.Owing.Remove((cancel, device)))
        {
            Say(cancel, ReportIs.Settled, new Eui64(device));
        }
    }

    /// <summary>Reports of one ESI arrive in the order in which they were sent.</summary>
    private void Say(MeterDelivery of, ReportIs kind, Eui64 device = default, int count = 0, DeviceFrame frame = default)
    {
        _lastUplink = Math.Max(_lastUplink, _now + _network.Uplink(of.Order.Id, _esi, _now, device));
        _reports.Add(new ExpectedReport(_lastUplink, of.Order, of.Target, kind, device, count, frame));
    }
}

/// <summary>Where a device stands with a delivery, as far as the ESI knows.</summary>
internal enum DeviceIs
{
    Open,
    NotConcerned,
    Done,
}

/// <summary>A delivery that the ESI holds.</summary>
internal sealed class EsiEvent(MeterDelivery delivery, SentEvent sent)
{
    public MeterDelivery Delivery { get; } = delivery;

    public SentEvent Sent { get; } = sent;

    public ExpectedTarget Target => Delivery.Target;

    public Dictionary<ulong, DeviceIs> Progress { get; } = [];

    /// <summary>Cancels under way and the devices that owe them an answer, oldest first.</summary>
    public List<(MeterDelivery Cancel, ulong Device)> Owing { get; } = [];

    public bool WasCancelled { get; set; }

    /// <summary>Devices that a cancel covers and that have not refused it, load control or not.</summary>
    public HashSet<ulong> ToldToDrop { get; } = [];

    /// <summary>
    /// Nobody owes an answer or may still report, and either some device finished the event, or it was cancelled and each device of the home that it is for
    /// was told to drop it or finished it. So a home where it concerned nobody forgets it with the cancel.
    /// </summary>
    public bool IsFinished(IEnumerable<ulong> home)
    {
        bool atRest = Owing.Count == 0 && !Progress.ContainsValue(DeviceIs.Open);
        bool isCancelled = WasCancelled
            && home.Where(d => Target.Covers(new Eui64(d))).All(d => ToldToDrop.Contains(d) || Progress.GetValueOrDefault(d) == DeviceIs.Done);
        return atRest && (isCancelled || Progress.ContainsValue(DeviceIs.Done));
    }
}
