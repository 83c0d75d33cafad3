using DeviceEmulator.Devices;
using DeviceEmulator.Home;
using DeviceEmulator.Home.Commissioning;
using DeviceEmulator.Time;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;

namespace Han.Tests.Home.LongRuns;

/// <summary>
/// Watches a home: what was sent, what every device reported and when it was disturbed. Each event is judged when its course is over, and forgotten, so a watch
/// that lasts a year is no larger than one of a day.
/// </summary>
internal sealed class HomeWatch
{
    /// <summary>After which all that was sent before is judged.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromHours(4);

    /// <summary>After the end of an event until its last report is due: randomisation, and reports that are late by fault.</summary>
    private static readonly TimeSpan _margin = TimeSpan.FromMinutes(45);

    /// <summary>A report that was not acknowledged is heard of later.</summary>
    private static readonly TimeSpan _hearing = TimeSpan.FromMinutes(30);

    /// <summary>How long a disturbance has an effect after its end.</summary>
    private static readonly TimeSpan _recovery = TimeSpan.FromHours(1);

    /// <summary>What is this long past cannot matter to an event any more.</summary>
    private static readonly TimeSpan _past = TimeSpan.FromHours(12);

    private readonly HomeRig _rig;
    private readonly Findings _findings;
    private readonly string _home;
    private readonly List<SentEvent> _sent = [];
    private readonly Dictionary<(Eui64 Device, int Life, uint Event), (EventStatus Status, MarketTime At)> _reported = [];
    private readonly HashSet<(Eui64 Device, uint Order, EventStatus Status)> _heard = [];
    private readonly Dictionary<Eui64, MarketTime> _silentUntil = [];
    private readonly List<(Eui64 Device, MarketTime At)> _losses = [];
    private readonly List<(Eui64 Device, MarketTime From, MarketTime Until)> _disturbed = [];
    private LongCounts _counts;
    private uint _stored;

    public HomeWatch(HomeRig rig, Findings findings, string home)
    {
        (_rig, _findings, _home) = (rig, findings, home);
        foreach (HomeDevice device in rig.Home.Devices)
        {
            device.Reported = OnReported;
        }

        rig.Home.Answered = OnAnswered;
    }

    /// <summary>Frames and incidents left out.</summary>
    public LongCounts Counts => _counts;

    public void Send(in LoadControlEvent command)
    {
        uint order = _rig.Home.Send(command);
        if (_stored == order)
        {
            Expect(command, order);
        }
    }

    /// <summary>An event is on its way: every device that is there all the time owes its whole course.</summary>
    public void Expect(in LoadControlEvent command, uint order)
    {
        MarketTime now = _rig.Agenda.Now;
        MarketTime start = command.StartTime.IsNow ? now : MarketTime.FromSep(command.StartTime);
        _sent.Add(new SentEvent(command.IssuerEventId, order, now, start.Plus(TimeSpan.FromMinutes(command.DurationMinutes))));
        _counts = _counts with { Events = _counts.Events + 1 };
    }

    /// <summary>Cancels the event that was sent last. A device that has not heard of it by then says so, and no more.</summary>
    public void Cancel()
    {
        _rig.Home.Send(new CancelLoadControlEvent(_rig.Home.LatestEvent, DeviceClass.All, 0, CancelControl.EndAtOnce, SepTime.Now));
        int last = _sent.FindIndex(s => s.Id == _rig.Home.LatestEvent);
        if (last >= 0)
        {
            _sent[last] = _sent[last] with { IsCancelled = true };
        }
    }

    /// <summary>Does something to a device, and undoes it after a while.</summary>
    public void Disturb(HomeDevice device, Action begin, Action end, TimeSpan time)
    {
        MarketTime from = _rig.Agenda.Now;
        InHomeDevice before = device.Application;
        begin();
        if (device.Application != before)
        {
            _losses.Add((device.Address, from));
        }

        _rig.Run(time);
        end();
        _silentUntil[device.Address] = _rig.Agenda.Now;
        _disturbed.Add((device.Address, from, _rig.Agenda.Now.Plus(_recovery)));
    }

    public void DisturbAll(Action begin, Action end, TimeSpan time)
    {
        MarketTime from = _rig.Agenda.Now;
        begin();
        _rig.Run(time);
        end();
        _disturbed.AddRange(_rig.Home.Devices.Select(d => (d.Address, from, _rig.Agenda.Now.Plus(_recovery))));
    }

    /// <summary>Everything is as it should be, so that whoever lost its network finds it.</summary>
    public void Mend()
    {
        _rig.Home.Esi.PowerOn();
        _rig.Home.Esi.Open(TimeSpan.FromHours(3));
    }

    /// <summary>Judges the events whose course is over: none was lost, none applied twice.</summary>
    public void Settle()
    {
        MarketTime now = _rig.Agenda.Now;
        for (int i = _sent.Count - 1; i >= 0; i--)
        {
            if (_sent[i].End.Plus(_margin + _hearing) <= now)
            {
                Judge(_sent[i]);
                _sent.RemoveAt(i);
            }
        }

        JudgeLedger();
        Forget(now.Plus(-_past));
    }

    private void Judge(in SentEvent sent)
    {
        MarketTime until = sent.End.Plus(_margin);
        foreach (HomeDevice device in _rig.Home.Devices.Where(d => d.Options.Spec.IsLoadControlClient))
        {
            if (!IsSteady(device, sent.At, until))
            {
                _counts = _counts with { Unsteady = _counts.Unsteady + 1 };
                continue;
            }

            _counts = _counts with { Steady = _counts.Steady + 1 };
            EventStatus last = _reported.GetValueOrDefault((device.Address, LifeAt(device.Address, sent.At), sent.Id)).Status;
            bool isUnknown = sent.IsCancelled && last == EventStatus.RejectedInvalidCancelUndefinedEvent;
            if (!ReportOrder.IsLast(last) && !isUnknown)
            {
                _findings.Add($"{_home}: event {sent.Id} of {sent.At} ended with {last} at {device.Name}.");
            }
            else if (!sent.IsCancelled && !_heard.Contains((device.Address, sent.Order, last)))
            {
                _findings.Add($"{_home}: the ESI never heard {last} of event {sent.Id} of {sent.At} from {device.Name}.");
            }
        }
    }

    private void JudgeLedger()
    {
        LedgerEntry before = default;
        foreach (LedgerEntry row in _rig.Ledger.ToArray())
        {
            if (row.Outcome == LedgerOutcome.Rejected)
            {
                continue;
            }

            bool isSame = row.Device == before.Device && row.IssuerEventId == before.IssuerEventId;
            if (isSame && LifeAt(row.Device, row.ReceivedAt) == LifeAt(row.Device, before.ReceivedAt))
            {
                _findings.Add($"{_home}: {row.Device} took event {row.IssuerEventId} at {before.ReceivedAt} and again at {row.ReceivedAt}.");
            }

            before = row;
        }
    }

    private void Forget(MarketTime past)
    {
        _rig.Ledger.Forget(past);
        _disturbed.RemoveAll(d => d.Until < past);
        uint oldest = _sent.Count == 0 ? uint.MaxValue : _sent.Min(s => s.Order);
        _heard.RemoveWhere(h => h.Order < oldest && h.Order != _stored);
        foreach ((var key, (_, MarketTime at)) in _reported)
        {
            if (at < past)
            {
                _reported.Remove(key);
            }
        }
    }

    private bool IsSteady(HomeDevice device, MarketTime from, MarketTime until) =>
        !_disturbed.Any(d => d.Device == device.Address && d.From < until && from < d.Until) && IsInService(device, from, until);

    private static bool IsInService(HomeDevice device, MarketTime from, MarketTime until)
    {
        bool isInService = true;
        foreach (CommissioningStep step in device.Steps.Where(s => s.At <= until))
        {
            bool isRunning = step.State == CommissioningState.Running;
            isInService = step.At < from ? isRunning : isInService && isRunning;
        }

        return isInService;
    }

    /// <summary>How often a device had lost its memory by then.</summary>
    private int LifeAt(Eui64 device, MarketTime at) => _losses.Count(loss => loss.Device == device && loss.At <= at);

    private void OnAnswered(HomeAnswer answer)
    {
        switch (answer.Kind)
        {
            case HomeAnswerKind.Stored:
                _stored = answer.Order;
                break;
            case HomeAnswerKind.Report:
                _heard.Add((answer.Device, answer.Order, (EventStatus)answer.Detail));
                break;
        }
    }

    private void OnReported(HomeDevice device, ReportEventStatus report)
    {
        _counts = _counts with { Reports = _counts.Reports + 1 };
        var key = (device.Address, LifeAt(device.Address, _rig.Agenda.Now), report.IssuerEventId);
        (EventStatus before, MarketTime at) = _reported.GetValueOrDefault(key);
        bool wasSilent = _silentUntil.TryGetValue(device.Address, out MarketTime until) && at <= until;
        if (!ReportOrder.IsLegal(before, report.EventStatus) && !(wasSilent && ReportOrder.IsLater(before, report.EventStatus)))
        {
            _findings.Add($"{_home}: {device.Name} reports {report.EventStatus} of event {report.IssuerEventId} after {before}.");
        }

        if (!ReportOrder.IsLast(before))
        {
            _reported[key] = (report.EventStatus, _rig.Agenda.Now);
        }
    }
}
