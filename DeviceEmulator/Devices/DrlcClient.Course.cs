using DeviceEmulator.Profile;
using DeviceEmulator.Time;
using Sep.Codec.Clusters.Drlc;

namespace DeviceEmulator.Devices;

// How events take their course beside each other: starts, ends, and one giving way to another.
public abstract partial class DrlcClient
{
    private const long OneSecond = 1000;

    private void OnTimer(ClientEvent e, TimerKind kind, MarketTime now)
    {
        switch (kind)
        {
            case TimerKind.Start when e.IsScheduled && e.StartAt == now.Milliseconds:
                Begin(e, now);
                break;
            case TimerKind.End or TimerKind.Cancel when e.CancelAt == now.Milliseconds:
                EndByCancel(e, now);
                break;

            // An event that another will replace goes on until then, so that there is no gap.
            case TimerKind.End when e.EndAt == now.Milliseconds && Successor(e) is null:
                Apply(e, DrlcTrigger.EndDue, now);
                break;
            case TimerKind.GiveWay when Successor(e) is ClientEvent newer && newer.StartAt - OneSecond <= now.Milliseconds:
                Apply(e, DrlcTrigger.GiveWay, now);
                break;
            case TimerKind.OptOut:
                UserSays(e, DrlcTrigger.UserOptsOut, now);
                break;
            case TimerKind.OptIn:
                UserSays(e, DrlcTrigger.UserOptsIn, now);
                break;
            default:
                break;
        }
    }

    /// <summary>
    /// What an event that begins finds under way ends: what it replaces is superseded; a predecessor by schedule was only in its random tail and is
    /// complete, or was delayed so long that it never begins (Annex E rules 6b-6d).
    /// </summary>
    private void Begin(ClientEvent starting, MarketTime now)
    {
        bool olderArrival = false;
        for (ClientEvent? e = _events.Newest; e is not null; e = e.Next)
        {
            if (e == starting)
            {
                olderArrival = true;
            }
            else if (e.IsUnderWay && olderArrival && Replaces(starting, e))
            {
                Apply(e, DrlcTrigger.Superseded, now);
            }
            else if (!starting.Overlaps(e) && e.ScheduledStart < starting.ScheduledStart && MeetsClassesOf(starting, e))
            {
                Apply(e, e.IsScheduled ? DrlcTrigger.Superseded : DrlcTrigger.EndDue, now);
            }
        }

        Apply(starting, DrlcTrigger.StartDue, now);
        Release(now);
    }

    /// <summary>The newer event wins: what has not begun is superseded at once; what is under way gives way when the newer one starts.</summary>
    private void Supersede(ClientEvent newer, MarketTime now)
    {
        for (ClientEvent? e = newer.Next; e is not null; e = e.Next)
        {
            if (e.HasEnded || !Replaces(newer, e))
            {
                continue;
            }

            if (e.IsScheduled && e.StartAt <= now.Milliseconds)
            {
                Begin(e, now);
            }

            if (e.IsScheduled)
            {
                Apply(e, DrlcTrigger.Superseded, now);
            }
            else
            {
                PlanGivingWay(e, newer, now);
            }
        }

        Release(now);
    }

    private void PlanGivingWay(ClientEvent e, ClientEvent newer, MarketTime now)
    {
        SupersededReport report = Bench.Interpretation.SupersededReport;
        long oneSecondBefore = newer.StartAt - OneSecond;
        if (report == SupersededReport.AtOnce || (report == SupersededReport.OneSecondBefore && oneSecondBefore <= now.Milliseconds))
        {
            Apply(e, DrlcTrigger.GiveWay, now);
        }
        else if (report == SupersededReport.OneSecondBefore)
        {
            Schedule(e, TimerKind.GiveWay, oneSecondBefore);
        }
    }

    /// <summary>
    /// A newer event that is gone before it began leaves what was to give way to it: if that has been reported, the older one is over too; if not, it
    /// goes on to its own end.
    /// </summary>
    private void Release(MarketTime now)
    {
        for (ClientEvent? e = _events.Newest; e is not null; e = e.Next)
        {
            if (!e.IsUnderWay || Successor(e) is not null)
            {
                continue;
            }

            if (DrlcTransitions.HasSaidLast(e.State))
            {
                Apply(e, DrlcTrigger.Superseded, now);
            }
            else if (e.EndAt <= now.Milliseconds && e.CancelAt != now.Milliseconds)
            {
                Apply(e, DrlcTrigger.EndDue, now);
            }
        }
    }

    private void EndByCancel(ClientEvent e, MarketTime now)
    {
        Apply(e, DrlcTrigger.Cancelled, now);
        Release(now);
    }

    /// <summary>The next event to replace one that is under way, or null.</summary>
    private ClientEvent? Successor(ClientEvent e)
    {
        ClientEvent? first = null;
        for (ClientEvent? newer = _events.Newest; newer != e; newer = newer.Next)
        {
            if (newer!.IsScheduled && Replaces(newer, e) && (first is null || newer.StartAt < first.StartAt))
            {
                first = newer;
            }
        }

        return first;
    }

    private bool Replaces(ClientEvent newer, ClientEvent older) => newer.Overlaps(older) && MeetsClassesOf(newer, older);

    private bool MeetsClassesOf(ClientEvent newer, ClientEvent older)
    {
        LoadControlEvent a = newer.Command;
        LoadControlEvent b = older.Command;
        return Bench.Interpretation.PartialOverlap switch
        {
            PartialOverlap.WhenCovered => (b.DeviceClass & _class & ~a.DeviceClass) == 0,
            PartialOverlap.AnySharedClass => (b.DeviceClass & _class & a.DeviceClass) != 0,
            _ => a.DeviceClass == b.DeviceClass || a.UtilityEnrollmentGroup == b.UtilityEnrollmentGroup,
        };
    }

    private void Schedule(ClientEvent e, TimerKind kind, long due) =>
        Bench.Agenda.Schedule(new MarketTime(due), this, (e.Number << KindBits) | (int)kind);
}
