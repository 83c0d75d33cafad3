using DeviceEmulator.Devices;
using DeviceEmulator.Home;
using DeviceEmulator.Home.Commissioning;
using DeviceEmulator.Time;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;

namespace Han.Tests.Home;

/// <summary>Watches a home: what was sent, what every device reported and when it was disturbed; and judges it at the end.</summary>
internal sealed class HomeWatch
{
    private static readonly EventStatus[] Last =
    [
        EventStatus.Completed, EventStatus.Cancelled, EventStatus.Superseded, EventStatus.PartiallyCompletedWithOptOut,
        EventStatus.PartiallyCompletedDueToOptIn, EventStatus.CompletedWithoutParticipation, EventStatus.Rejected, EventStatus.RejectedReceivedAfterExpiry,
    ];

    private readonly HomeRig _rig;
    private readonly List<(LoadControlEvent Event, uint Order, MarketTime At, MarketTime End)> _sent = [];
    private readonly Dictionary<(Eui64 Device, int Life, uint Event), (EventStatus Status, MarketTime At)> _reported = [];
    private readonly Dictionary<Eui64, MarketTime> _silentUntil = [];
    private readonly Dictionary<Eui64, int> _lives = [];
    private readonly List<(Eui64 Device, MarketTime From, MarketTime Until)> _disturbed = [];
    private readonly HashSet<(Eui64, uint, EventStatus)> _heard = [];

    public HomeWatch(HomeRig rig)
    {
        _rig = rig;
        foreach (HomeDevice device in rig.Home.Devices)
        {
            device.Reported = OnReported;
        }

        rig.Home.Answered = answer =>
        {
            if (answer.Kind == HomeAnswerKind.Report)
            {
                _heard.Add((answer.Device, answer.Order, (EventStatus)answer.Detail));
            }
        };
    }

    public int Events => _sent.Count;

    public int Reports { get; private set; }

    /// <summary>Pairs of event and device of which the whole course was due.</summary>
    public int Steady { get; private set; }

    public void Send(in LoadControlEvent command)
    {
        MarketTime now = _rig.Agenda.Now;
        MarketTime start = command.StartTime.IsNow ? now : MarketTime.FromSep(command.StartTime);
        uint order = _rig.Home.Send(command);
        if (_rig.Home.Uplink.Answers.Any(a => a.Order == order && a.Kind == HomeAnswerKind.Stored))
        {
            _sent.Add((command, order, now, start.Plus(TimeSpan.FromMinutes(command.DurationMinutes))));
        }
    }

    public void Cancel() =>
        _rig.Home.Send(new CancelLoadControlEvent(_rig.Home.LatestEvent, DeviceClass.All, 0, CancelControl.EndAtOnce, SepTime.Now));

    /// <summary>Does something to a device, and undoes it after a while.</summary>
    public void Disturb(HomeDevice device, Action begin, Action end, TimeSpan time)
    {
        MarketTime from = _rig.Agenda.Now;
        InHomeDevice before = device.Application;
        begin();
        if (device.Application != before)
        {
            _lives[device.Address] = LifeOf(device.Address) + 1;
        }

        _rig.Run(time);
        end();
        _silentUntil[device.Address] = _rig.Agenda.Now;
        _disturbed.Add((device.Address, from, _rig.Agenda.Now.Plus(TimeSpan.FromHours(1))));
    }

    public void DisturbAll(Action begin, Action end, TimeSpan time)
    {
        MarketTime from = _rig.Agenda.Now;
        begin();
        _rig.Run(time);
        end();
        _disturbed.AddRange(_rig.Home.Devices.Select(d => (d.Address, from, _rig.Agenda.Now.Plus(TimeSpan.FromHours(1)))));
    }

    /// <summary>Everything is as it should be, so that whoever lost its network finds it.</summary>
    public void Mend()
    {
        _rig.Home.Esi.PowerOn();
        _rig.Home.Esi.Open(TimeSpan.FromHours(3));
    }

    /// <summary>Whether no event was lost, none applied twice.</summary>
    public void Check(TimeSpan margin)
    {
        foreach ((LoadControlEvent e, uint order, MarketTime at, MarketTime end) in _sent)
        {
            foreach (HomeDevice device in _rig.Home.Devices.Where(d => d.Options.Spec.IsLoadControlClient && IsSteady(d, at, end.Plus(margin))))
            {
                Steady++;
                EventStatus last = _reported.GetValueOrDefault((device.Address, LifeAt(device), e.IssuerEventId)).Status;
                Assert.True(Last.Contains(last), $"{device.Name}, seed {_rig.Home.Devices[0].Options.Code}: event {e.IssuerEventId} of {at} ended with {last}.");
                Assert.True(
                    _heard.Contains((device.Address, order, last)) || last == EventStatus.Cancelled,
                    $"The ESI never heard {last} of event {e.IssuerEventId} from {device.Name}, sent {at}, order {order}.");
            }
        }

        var twice = _rig.Ledger.ToArray().Where(r => r.Outcome != LedgerOutcome.Rejected).GroupBy(r => (r.Device, r.IssuerEventId))
            .Where(g => g.Count() > 1 + LifeOf(g.Key.Device));
        Assert.Empty(twice);
    }

    private bool IsSteady(HomeDevice device, MarketTime from, MarketTime until) =>
        LifeOf(device.Address) == 0 && until <= _rig.Agenda.Now
        && !_disturbed.Any(d => d.Device == device.Address && d.From < until && from < d.Until)
        && !device.Steps.Any(s => s.At >= from && s.At <= until && s.State != CommissioningState.Running);

    private int LifeAt(HomeDevice device) => LifeOf(device.Address);

    private int LifeOf(Eui64 device) => _lives.GetValueOrDefault(device);

    private void OnReported(HomeDevice device, ReportEventStatus report)
    {
        Reports++;
        var key = (device.Address, LifeOf(device.Address), report.IssuerEventId);
        (EventStatus before, MarketTime at) = _reported.GetValueOrDefault(key);
        bool wasSilent = _silentUntil.TryGetValue(device.Address, out MarketTime until) && at <= until;
        Assert.True(
            IsLegal(before, report.EventStatus) || (wasSilent && IsLater(before, report.EventStatus)),
            $"{device.Name} reports {report.EventStatus} of event {report.IssuerEventId} after {before}.");
        _reported[key] = (report.EventStatus, _rig.Agenda.Now);
    }

    /// <summary>A device that was switched off has not said what happened meanwhile, but nothing that it had said before.</summary>
    private static bool IsLater(EventStatus before, EventStatus now) =>
        !Last.Contains(before) && now != before && now != EventStatus.Received && (now != EventStatus.Started || before is 0 or EventStatus.Received);

    private static bool IsLegal(EventStatus before, EventStatus now) => before switch
    {
        0 => now is EventStatus.Received or EventStatus.Rejected or EventStatus.RejectedReceivedAfterExpiry or EventStatus.RejectedInvalidCancelUndefinedEvent,
        EventStatus.Received => now is EventStatus.Started or EventStatus.OptedOut or EventStatus.Cancelled or EventStatus.Superseded,
        EventStatus.Started or EventStatus.OptedIn =>
            now is EventStatus.Completed or EventStatus.OptedOut or EventStatus.PartiallyCompletedDueToOptIn or EventStatus.Cancelled or EventStatus.Superseded,
        EventStatus.OptedOut => now is EventStatus.OptedIn or EventStatus.PartiallyCompletedWithOptOut or EventStatus.CompletedWithoutParticipation
            or EventStatus.Cancelled or EventStatus.Superseded,
        EventStatus.Rejected or EventStatus.RejectedReceivedAfterExpiry or EventStatus.RejectedInvalidCancelUndefinedEvent =>
            now is EventStatus.Received or EventStatus.Rejected or EventStatus.RejectedReceivedAfterExpiry or EventStatus.RejectedInvalidCancelUndefinedEvent,
        _ => now == EventStatus.RejectedInvalidCancelUndefinedEvent,
    };
}
