using DeviceEmulator.Time;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Devices;

// What the device makes of the three commands of the server.
public abstract partial class DrlcClient
{
    private ZclStatus? OnEvent(in LoadControlEvent command)
    {
        bool concerned = (command.DeviceClass & _class) != 0
            && (command.UtilityEnrollmentGroup == 0 || _group == 0 || command.UtilityEnrollmentGroup == _group);
        if (!concerned || Find(command.IssuerEventId) is not null)
        {
            return ZclStatus.Success;
        }

        MarketTime now = Bench.Agenda.Now;
        bool invalid = !command.StartTime.IsValid || command.DurationMinutes is 0 or > 1440
            || command.CriticalityLevel is < CriticalityLevel.Green or > CriticalityLevel.UtilityDefined6;
        if (invalid)
        {
            Reject(command, EventStatus.Rejected, now);
            return null;
        }

        long start = command.StartTime.IsNow ? now.Milliseconds : command.StartTime.ToUnixMilliseconds();
        ClientEvent e = new(command, start, unchecked(++_numbers));
        if (e.ScheduledEnd <= now.Milliseconds)
        {
            Reject(command, EventStatus.RejectedReceivedAfterExpiry, now);
            return null;
        }

        Accept(e, now);
        return null;
    }

    private void Accept(ClientEvent e, MarketTime now)
    {
        long delay = StartDelay(e);
        e.StartAt = Math.Max(now.Milliseconds, e.ScheduledStart + delay);
        e.EndAt = e.ScheduledEnd + delay + EndDelay(e);
        e.LedgerRow = Bench.Ledger?.Add(Row(e.Command, now)) ?? -1;
        Report(e.Command, EventStatus.Received, now, Control(e.Command));
        ReplaceScheduled(e, now);
        e.Next = _events;
        _events = e;
        Schedule(e, TimerKind.Start, e.StartAt);
        Schedule(e, TimerKind.End, e.EndAt);
        PlanUser(e, now);
    }

    /// <summary>The newer event wins: what has not begun and overlaps is superseded at once; a running event goes on until the newer one starts.</summary>
    private void ReplaceScheduled(ClientEvent newer, MarketTime now)
    {
        ClientEvent? previous = null;
        for (ClientEvent? e = _events; e is not null; e = e.Next)
        {
            if (IsScheduled(e) && e.Overlaps(newer) && e.SharesClass(newer, _class))
            {
                Apply(e, DrlcTrigger.Superseded, now);
            }

            // An ended event is kept until its period is over, so that the same event coming again is known.
            if (!DrlcTransitions.HasEnded(e.State) || e.ScheduledEnd > now.Milliseconds)
            {
                previous = e;
            }
            else if (previous is null)
            {
                _events = e.Next;
            }
            else
            {
                previous.Next = e.Next;
            }
        }
    }

    private ZclStatus? OnCancel(in CancelLoadControlEvent cancel)
    {
        MarketTime now = Bench.Agenda.Now;
        if (Find(cancel.IssuerEventId) is not ClientEvent e || DrlcTransitions.HasEnded(e.State))
        {
            LoadControlEvent unknown = new LoadControlEvent() with { IssuerEventId = cancel.IssuerEventId };
            Report(unknown, EventStatus.RejectedInvalidCancelUndefinedEvent, now, AppliedControl.Nothing);
            return null;
        }

        bool sameScope = (cancel.DeviceClass & e.Command.DeviceClass & _class) != 0
            && (cancel.UtilityEnrollmentGroup == 0 || cancel.UtilityEnrollmentGroup == e.Command.UtilityEnrollmentGroup);
        if (!sameScope)
        {
            Report(e.Command, EventStatus.RejectedInvalidCancelDefault, now, AppliedControl.Nothing);
        }
        else if (!cancel.EffectiveTime.IsValid || (!cancel.EffectiveTime.IsNow && cancel.EffectiveTime.ToUnixMilliseconds() > e.EndAt))
        {
            Report(e.Command, EventStatus.RejectedInvalidCancelEffectiveTime, now, AppliedControl.Nothing);
        }
        else
        {
            Cancel(e, cancel.CancelControl, cancel.EffectiveTime, now);
        }

        return null;
    }

    private ZclStatus? OnCancelAll(in CancelAllLoadControlEvents cancel)
    {
        bool any = false;
        for (ClientEvent? e = _events; e is not null; e = e.Next)
        {
            if (!DrlcTransitions.HasEnded(e.State))
            {
                any = true;
                Cancel(e, cancel.CancelControl, SepTime.Now, Bench.Agenda.Now);
            }
        }

        return any ? null : ZclStatus.Success;
    }

    /// <summary>With the randomise bit the end is delayed as the event itself asked: by its end randomisation, else by its start's (CCB 1513).</summary>
    private void Cancel(ClientEvent e, CancelControl control, SepTime effective, MarketTime now)
    {
        long at = effective.IsNow ? now.Milliseconds : Math.Max(now.Milliseconds, effective.ToUnixMilliseconds());
        if ((control & CancelControl.EndWithRandomization) != 0)
        {
            bool randomEnd = (e.Command.EventControl & EventControl.RandomizeEnd) != 0 && DurationRandomizationMinutes > 0;
            at += randomEnd ? EndDelay(e) : StartDelay(e);
        }

        e.CancelAt = Math.Min(at, e.EndAt);
        if (e.CancelAt <= now.Milliseconds)
        {
            Apply(e, DrlcTrigger.Cancelled, now);
        }
        else
        {
            Schedule(e, TimerKind.Cancel, e.CancelAt);
        }
    }

    private void PlanUser(ClientEvent e, MarketTime now)
    {
        UserModel users = Bench.Users;
        if (users.OptOut <= 0 || Unit(e, DrawPurpose.UserOptsOut, 0) >= users.OptOut)
        {
            return;
        }

        bool before = e.StartAt > now.Milliseconds && Unit(e, DrawPurpose.UserOptsOut, 1) < users.BeforeStart;
        long earliest = before ? now.Milliseconds : e.StartAt;
        long latest = before ? e.StartAt : e.EndAt;
        long optOut = earliest + 1 + (long)(Unit(e, DrawPurpose.UserOptOutMoment, 0) * (latest - earliest - 1));
        Schedule(e, TimerKind.OptOut, optOut);
        if (Unit(e, DrawPurpose.UserOptsIn, 0) < users.OptInAgain)
        {
            long from = Math.Max(optOut, e.StartAt);
            Schedule(e, TimerKind.OptIn, from + 1 + (long)(Unit(e, DrawPurpose.UserOptInMoment, 0) * (e.EndAt - from - 1)));
        }
    }

    private long StartDelay(ClientEvent e) => (e.Command.EventControl & EventControl.RandomizeStart) == 0
        ? 0
        : 1000L * Chance.Below(Draw(e, DrawPurpose.StartRandomization, 0), StartRandomizationMinutes * 60 + 1);

    private long EndDelay(ClientEvent e) => (e.Command.EventControl & EventControl.RandomizeEnd) == 0
        ? 0
        : 1000L * Chance.Below(Draw(e, DrawPurpose.DurationRandomization, 0), DurationRandomizationMinutes * 60 + 1);

    private ulong Draw(ClientEvent e, DrawPurpose purpose, uint n) => Chance.Draw(Bench.Seed, e.Command.IssuerEventId, Address.Value, purpose, n);

    private double Unit(ClientEvent e, DrawPurpose purpose, uint n) => Chance.Unit(Draw(e, purpose, n));
}
