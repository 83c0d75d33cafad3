using DeviceEmulator.Faults;
using DeviceEmulator.Profile;
using DeviceEmulator.Time;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Devices;

// What the device makes of the three commands of the server.
public abstract partial class DrlcClient
{
    private Interpretation Rules => Bench.Interpretation;

    private ZclStatus? OnEvent(in LoadControlEvent command, Eui64 from)
    {
        bool concerned = (command.DeviceClass & _class) != 0
            && (command.UtilityEnrollmentGroup == 0 || _group == 0 || command.UtilityEnrollmentGroup == _group);
        if (!concerned)
        {
            return Rules.FilteredOut == FilteredOut.Silent ? null : ZclStatus.Success;
        }

        MarketTime now = Bench.Agenda.Now;
        _events.DropOld(now.Milliseconds);
        if (_events.Find(command.IssuerEventId) is ClientEvent known)
        {
            return OnSameEvent(known, from, now);
        }

        bool reserved = command.CriticalityLevel is < CriticalityLevel.Green or > CriticalityLevel.UtilityDefined6;
        if (reserved && Rules.ReservedCriticality == ReservedCriticality.Ignore)
        {
            return ZclStatus.Success;
        }

        bool invalid = reserved || !command.StartTime.IsValid || command.DurationMinutes is 0 or > 1440
            || (!HasClock && !command.StartTime.IsNow);
        long start = command.StartTime.IsNow ? now.Milliseconds : Bench.Clock.MomentOf(command.StartTime);
        ClientEvent e = new(Bench.Share(command), start);
        if (from != _esi)
        {
            e.Esis = [from];
        }

        if (!invalid && e.ScheduledEnd <= now.Milliseconds)
        {
            Reject(e, EventStatus.RejectedReceivedAfterExpiry, now);
        }
        else if (invalid || _events.CountOpen() >= EventPlaces || IsOlderThanAnOverlapping(e))
        {
            Reject(e, EventStatus.Rejected, now);
        }
        else
        {
            Accept(e, now);
        }

        return null;
    }

    /// <summary>From another ESI (SE 1.1) it is the same event, of which that ESI wants to hear too.</summary>
    private ZclStatus? OnSameEvent(ClientEvent known, Eui64 from, MarketTime now)
    {
        ReadOnlySpan<Eui64> esis = EsisOf(known);
        if (Bench.Revision >= SepRevision.Se11 && !esis.Contains(from) && !DrlcTransitions.HasSaidLast(known.State))
        {
            known.Esis = [.. esis, from];
            Answer(known.Command, EventStatus.Received, now, Control(known.Command), from);
            return null;
        }

        return Rules.RepeatedEvent == RepeatedEvent.Silent ? null : ZclStatus.Success;
    }

    private int EventPlaces => Bench.Faults.Has(Misbehaviour.EventTableOfOne) ? 1 : Rules.ClientEventCapacity;

    private bool IsOlderThanAnOverlapping(ClientEvent e)
    {
        ClientEvent? other = Rules.OlderEventId == OlderEventId.Reject ? _events.Newest : null;
        while (other is not null && (other.HasEnded || e.Command.IssuerEventId >= other.Command.IssuerEventId || !Replaces(e, other)))
        {
            other = other.Next;
        }

        return other is not null;
    }

    private void Accept(ClientEvent e, MarketTime now)
    {
        long delay = StartDelay(e);
        e.StartAt = Math.Max(now.Milliseconds, e.ScheduledStart + delay);
        e.EndAt = e.ScheduledEnd + delay + EndDelay(e);
        e.LedgerRow = Bench.Ledger?.Add(Row(e, now)) ?? -1;
        Report(e, EventStatus.Received, now, Control(e.Command));
        _events.Add(e);
        Supersede(e, now);
        Schedule(e, TimerKind.Start, e.StartAt);
        Schedule(e, TimerKind.End, e.EndAt);
        PlanUser(e, now);
    }

    private ZclStatus? OnCancel(in CancelLoadControlEvent cancel, Eui64 from)
    {
        MarketTime now = Bench.Agenda.Now;
        if (_events.Find(cancel.IssuerEventId) is not ClientEvent e || DrlcTransitions.HasSaidLast(e.State))
        {
            LoadControlEvent unknown = new LoadControlEvent() with { IssuerEventId = cancel.IssuerEventId };
            Answer(unknown, EventStatus.RejectedInvalidCancelUndefinedEvent, now, AppliedControl.Nothing, from);
            return null;
        }

        bool sameScope = (cancel.DeviceClass & e.Command.DeviceClass & _class) != 0
            && (cancel.UtilityEnrollmentGroup == 0 || cancel.UtilityEnrollmentGroup == e.Command.UtilityEnrollmentGroup);
        if (!cancel.EffectiveTime.IsValid || (!cancel.EffectiveTime.IsNow && Bench.Clock.MomentOf(cancel.EffectiveTime) > e.EndAt))
        {
            Answer(e.Command, EventStatus.RejectedInvalidCancelEffectiveTime, now, AppliedControl.Nothing, from);
        }
        else if (sameScope)
        {
            PlanCancel(e, cancel.CancelControl, cancel.EffectiveTime, now);
            EndIfCancelled(e, now);
        }
        else if (Rules.CancelScopeMismatch == CancelScopeMismatch.Ignore)
        {
            return ZclStatus.Success;
        }
        else
        {
            Answer(e.Command, EventStatus.RejectedInvalidCancelDefault, now, AppliedControl.Nothing, from);
        }

        return null;
    }

    private ZclStatus? OnCancelAll(in CancelAllLoadControlEvents cancel)
    {
        // All are marked before any ends: the end of one may be the end of another that gave way to it, which is cancelled as well.
        MarketTime now = Bench.Agenda.Now;
        bool any = false;
        for (ClientEvent? e = _events.Newest; e is not null; e = e.Next)
        {
            if (!DrlcTransitions.HasSaidLast(e.State))
            {
                any = true;
                PlanCancel(e, cancel.CancelControl, SepTime.Now, now);
            }
        }

        for (ClientEvent? e = _events.Newest; e is not null; e = e.Next)
        {
            EndIfCancelled(e, now);
        }

        return any ? null : ZclStatus.Success;
    }

    /// <summary>
    /// With the randomise bit the end is delayed as the event itself asked: by its end randomisation, else by its start's (CCB 1513). Of several
    /// cancels the first to take effect ends the event.
    /// </summary>
    private void PlanCancel(ClientEvent e, CancelControl control, SepTime effective, MarketTime now)
    {
        long at = effective.IsNow ? now.Milliseconds : Math.Max(now.Milliseconds, Bench.Clock.MomentOf(effective));
        if ((control & CancelControl.EndWithRandomization) != 0)
        {
            bool randomEnd = (e.Command.EventControl & EventControl.RandomizeEnd) != 0 && DurationRandomizationMinutes > 0;
            at += randomEnd ? EndDelay(e) : StartDelay(e);
        }

        at = Math.Max(now.Milliseconds, Math.Min(at, e.EndAt));
        e.CancelAt = e.CancelAt == 0 ? at : Math.Min(e.CancelAt, at);
        if (e.CancelAt > now.Milliseconds)
        {
            Schedule(e, TimerKind.Cancel, e.CancelAt);
        }
    }

    private void EndIfCancelled(ClientEvent e, MarketTime now)
    {
        if (e.CancelAt == now.Milliseconds && !DrlcTransitions.HasSaidLast(e.State))
        {
            EndByCancel(e, now);
        }
    }
}
