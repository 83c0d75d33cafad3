using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace DeviceEmulator.Esi;

// What nobody acknowledged is sent again: to a device that was out of reach for a while an event or its cancel comes late rather than never; who has acknowledged
// it is not pressed for an answer. No text at hand says how often; that a server sends an event again, "now" with what is left of it, is attested for several
// servers. Until the event is over. Rounds are the whole home's: who is missed for the first time is not made to wait for the long pauses of who has been away for
// hours, and they begin anew.
public sealed partial class Esi : ITimed
{
    /// <summary>The first pause, which doubles up to the longest one: devices ask by themselves that often.</summary>
    private const long FirstPauseMilliseconds = 60_000, LongestPauseMilliseconds = 900_000;

    /// <summary>What there is to know about repeating, in one octet, since there may be millions of ESIs.</summary>
    [Flags]
    private enum Repeats : byte
    {
        None = 0,

        /// <summary>Rounds in a row, as far as the pause grows.</summary>
        Rounds = 0x07,

        /// <summary>A round is going on.</summary>
        Round = 0x08,

        /// <summary>The ESI is not there any more.</summary>
        Forgotten = 0x80,
    }

    public void OnConfirm(int token, ApsStatus status)
    {
        if (_desk.UnderWay.TryTake(this, token, out FrameUnderWay frame)
            && status is not (ApsStatus.Success or ApsStatus.AsduTooLong))
        {
            OnUnheard(frame);
        }
    }

    /// <summary>The stack was reset: nobody will say what became of what was under way.</summary>
    public void OnReset()
    {
        foreach (FrameUnderWay frame in _desk.UnderWay.TakeAll(this))
        {
            OnUnheard(frame);
        }
    }

    public void OnTimer(MarketTime now, int token)
    {
        if (!_desk.RoundsDue.TryTake(this, now) || IsForgotten)
        {
            return;
        }

        // The next round is counted before, since a stack that takes nothing asks for it at once.
        int before = (int)(_repeats & Repeats.Rounds);
        _repeats = (_repeats & ~Repeats.Rounds) | Repeats.Round | (Repeats)Math.Min(before + 1, (int)Repeats.Rounds);
        bool any = false;
        for (StoredEvent? e = _events; e is not null; e = e.Next)
        {
            for (int device = 0; device < _devices.Count; device++)
            {
                any |= !_devices.HasLeft(device) && Repeat(e, device);
            }
        }

        _repeats &= any ? ~Repeats.Round : ~(Repeats.Round | Repeats.Rounds);
    }

    /// <summary>An event or a cancel did not reach a device.</summary>
    private void OnUnheard(FrameUnderWay frame)
    {
        bool any = false;
        for (StoredEvent? e = _events; e is not null; e = e.Next)
        {
            any |= e.MarkUnheard(frame.Sequence, frame.Place);
        }

        if (any)
        {
            _repeats &= frame.IsRepeated ? (Repeats)byte.MaxValue : ~Repeats.Rounds;
            ScheduleRound();
        }
    }

    private void ScheduleRound()
    {
        long pause = Math.Min(FirstPauseMilliseconds << (int)(_repeats & Repeats.Rounds), LongestPauseMilliseconds);
        MarketTime due = new(Now + pause);
        if (_desk.RoundsDue.TryBringForward(this, due))
        {
            _desk.Agenda.Schedule(due, this, 0);
        }
    }

    /// <summary>Whether the event, or the newest cancel of it, had not reached the device.</summary>
    private bool Repeat(StoredEvent e, int device)
    {
        if (e.IsUnheard(device) && e.IsUnanswered(device) && IsOffered(e, device, SepTime.Now))
        {
            Offer(e, device);
            return true;
        }

        if (e.CancelFor(device) is not { } cancel || !cancel.IsUnheard(device) || e.OverAt <= Now)
        {
            return false;
        }

        Repeat(e, cancel, device);
        return true;
    }

    /// <summary>A cancel-all for this event alone: again as it was it would end what was ordered since.</summary>
    private void Repeat(StoredEvent e, StoredCancel cancel, int device)
    {
        cancel.MarkSent(device);
        if (cancel.Command is not CancelAllCommand all)
        {
            Forward(cancel.Command.CommandId, cancel.Command.Payload.Span, cancel.Sequence, device);
            return;
        }

        LoadControlEvent cancelled = e.Command.Event;
        CancelLoadControlEvent one = new(
            cancelled.IssuerEventId, cancelled.DeviceClass, cancelled.UtilityEnrollmentGroup, all.Cancel.CancelControl, SepTime.Now);
        Span<byte> payload = stackalloc byte[CancelLoadControlEvent.Size];
        WireWriter w = new(payload);
        one.Write(ref w);
        Forward(CancelLoadControlEvent.Key.CommandId, payload, cancel.GoAlone(device, ref _sequence), device);
    }
}
