using DeviceEmulator.Devices;
using DeviceEmulator.Time;

namespace Han.Tests.Oracle;

/// <summary>
/// What one device is told, and from that everything it will report. Nothing is remembered of reports: <see cref="Frames"/> works all of them out anew from
/// the commands so far. That is sound because what is reported up to a moment does not depend on later commands.
/// </summary>
internal sealed class DeviceHistory(ScenarioDevice device, ulong address, HomeUsers users, ulong seed, LoadControlRules rules)
{
    private const int LongestReportDelay = 5000;

    private readonly List<HeldEvent> _events = [];
    private readonly List<Happening> _answers = [];

    public ulong Address => address;

    public bool IsClient => device.Kind is DeviceKind.Thermostat or DeviceKind.LoadControl;

    /// <summary>The device meets an event; false when it answers with a Default Response only, because it is not concerned (4.1 row 1).</summary>
    public bool Meet(SentEvent e, long now)
    {
        if ((e.Class & device.Class) == 0 || (e.Group != 0 && device.Group != 0 && e.Group != device.Group))
        {
            return false;
        }

        IReadOnlyDictionary<HeldEvent, Fate> fates = Fates();
        byte status =
            e.End <= now ? DeviceStatus.TooLate
            : fates.Values.Count(f => f.At > now) >= rules.ClientEventCapacity ? DeviceStatus.Rejected
            : DeviceStatus.Received;
        _answers.Add(new Happening(now, 0, 0, e, status, default, null));
        if (status == DeviceStatus.Received)
        {
            _events.Add(new HeldEvent(e, now, device, address, users, seed));
        }

        return true;
    }

    /// <summary>The device meets a cancel; false when it answers with a Default Response only, because a cancel-all met nothing.</summary>
    public bool Meet(SentCancel cancel, long now, object cause)
    {
        IReadOnlyDictionary<HeldEvent, Fate> fates = Fates();
        HeldEvent[] alive = [.. _events.Where(e => fates[e].At > now && (cancel.Id is null || cancel.Id == e.Sent.Id))];
        foreach (HeldEvent e in alive)
        {
            byte status = cancel.Id is null ? DeviceStatus.Cancelled : Judge(cancel, e);
            if (status == DeviceStatus.Cancelled)
            {
                e.CancelBy(cancel, cause, now);
            }
            else
            {
                _answers.Add(new Happening(now, 0, 0, e.Sent, status, default, cause));
            }
        }

        if (cancel.Id is { } id && alive.Length == 0)
        {
            _answers.Add(new Happening(now, 0, 0, new SentEvent(id, 0, 0, 0, 0, 0, 0, default), DeviceStatus.CancelUndefinedEvent, default, cause));
        }

        return alive.Length > 0 || cancel.Id is not null;
    }

    /// <summary>
    /// All reports in the order in which they are sent: each is delayed by Below(draw, 5001) ms, keyed (seed, IssuerEventID, device,
    /// <see cref="DrawPurpose.ReportDelay"/>, n = the status), but never overtakes the one before.
    /// </summary>
    public IReadOnlyList<DeviceFrame> Frames()
    {
        var frames = new List<DeviceFrame>();
        long due = 0;
        foreach (Happening h in _answers.Concat(Lives()).OrderBy(h => h.At).ThenBy(h => h.Rank).ThenBy(h => h.Step))
        {
            ulong draw = Chance.Draw(seed, h.Event.Id, address, DrawPurpose.ReportDelay, h.Status);
            due = Math.Max(due, h.At + Chance.Below(draw, LongestReportDelay + 1));
            frames.Add(new DeviceFrame(due, h.At, h.Rank, h.Event.Id, h.Status, h.Event.Criticality, h.Applied, h.Answers));
        }

        return frames;
    }

    private IReadOnlyDictionary<HeldEvent, Fate> Fates() => new EventFates(_events, device.Class, rules).Solve();

    private byte Judge(SentCancel cancel, HeldEvent e) =>
        cancel.Effective > e.End ? DeviceStatus.InvalidCancelTime
        : (cancel.Class & e.Sent.Class & device.Class) == 0 || (cancel.Group != 0 && cancel.Group != e.Sent.Group) ? DeviceStatus.InvalidCancel
        : DeviceStatus.Cancelled;

    private IEnumerable<Happening> Lives()
    {
        IReadOnlyDictionary<HeldEvent, Fate> fates = Fates();
        for (int i = _events.Count - 1; i >= 0; i--)
        {
            foreach (Happening h in LifeOf(_events[i], i + 1, fates[_events[i]]))
            {
                yield return h;
            }
        }
    }

    /// <summary>Start, opt-outs and opt-ins up to the end, and the end (4.1 "Reports").</summary>
    private IEnumerable<Happening> LifeOf(HeldEvent e, int rank, Fate fate)
    {
        // A cancel that meets the start was planned after it: the event begins and is over.
        bool begins = e.Start < fate.At || (e.Start == fate.At && fate.Status != Fate.Superseded && e.Cancel > e.Accepted);
        bool outFromTheStart = e.OptOut < e.Start;
        AppliedEffect control = AppliedControls.Of(device, address, seed, e.Sent.Effect);
        if (begins)
        {
            yield return outFromTheStart
                ? new Happening(e.Start, rank, 2, e.Sent, DeviceStatus.OptedOut, default, null)
                : new Happening(e.Start, rank, 2, e.Sent, DeviceStatus.Started, control, null);
        }

        if (begins && !outFromTheStart && e.OptOut < fate.At)
        {
            yield return new Happening(e.OptOut, rank, 3, e.Sent, DeviceStatus.OptedOut, default, null);
        }

        if (begins && e.OptIn < fate.At)
        {
            yield return new Happening(e.OptIn, rank, 3, e.Sent, DeviceStatus.OptedIn, control, null);
        }

        bool participates = begins && e.ParticipatesAt(fate.At - 1);
        byte status = fate.Status != Fate.Done ? fate.Status
            : e.OptOut >= fate.At ? DeviceStatus.Completed
            : e.OptIn < fate.At ? DeviceStatus.PartlyOptedIn
            : outFromTheStart ? DeviceStatus.DidNotParticipate
            : DeviceStatus.PartlyOptedOut;
        object? cause = status == DeviceStatus.Cancelled ? e.CancelledBy : null;
        bool byCommand = fate.By is { } other ? other.Accepted == fate.At : fate.Status == Fate.Cancelled && e.IsCancelledAtOnce;
        int by = byCommand ? 0 : fate.By is null ? rank : _events.IndexOf(fate.By) + 1;
        yield return new Happening(fate.At, by, byCommand || fate.By is not null ? 1 : 4, e.Sent, status, participates ? control : default, cause);
    }

    /// <param name="Rank">What comes first at one moment: answers to a command (0), then what was planned first, that is, for the older event (from 1).</param>
    /// <param name="Step">Within that: the answer, what the event ends, its start, what its user does, its end.</param>
    private readonly record struct Happening(long At, int Rank, int Step, SentEvent Event, byte Status, AppliedEffect Applied, object? Answers);
}
