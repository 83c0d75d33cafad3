using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace DeviceEmulator.Esi;

// What nobody acknowledged is sent again: to a device that was out of reach for a while an event or its cancel comes late rather than never. No text at hand
// says how often; that a server sends an event again, "now" with what is left of it, is attested for several servers. Until the event is over.
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
        Due = 0x40,

        /// <summary>The ESI is not there any more.</summary>
        Forgotten = 0x80,
    }

    public void OnConfirm(int token, ApsStatus status)
    {
        if (status is ApsStatus.NoAck or ApsStatus.Busy or ApsStatus.NetworkDown && _events is not null && (_repeats & Repeats.Due) == 0)
        {
            long pause = Math.Min(FirstPauseMilliseconds << (int)(_repeats & Repeats.Rounds), LongestPauseMilliseconds);
            _repeats |= Repeats.Due;
            _desk.Agenda.Schedule(new MarketTime(Now + pause), this, 0);
        }
    }

    public void OnTimer(MarketTime now, int token)
    {
        _repeats &= ~Repeats.Due;
        if (IsForgotten)
        {
            return;
        }

        bool any = false;
        for (StoredEvent? e = _events; e is not null; e = e.Next)
        {
            for (int device = 0; device < _devices.Count; device++)
            {
                any |= Repeat(e, device);
            }
        }

        int rounds = any ? Math.Min((int)(_repeats & Repeats.Rounds) + 1, (int)Repeats.Rounds) : 0;
        _repeats = (_repeats & ~Repeats.Rounds) | (Repeats)rounds;
    }

    /// <summary>Whether the device had not answered to the event, or to its newest cancel.</summary>
    private bool Repeat(StoredEvent e, int device)
    {
        if (e.IsUnanswered(device) && IsOffered(e, device, SepTime.Now))
        {
            Offer(e, device);
            return true;
        }

        if (e.OwedBy(device) is not StoredCancel cancel || e.OverAt <= Now)
        {
            return false;
        }

        Repeat(e, cancel, device);
        return true;
    }

    /// <summary>A cancel-all for this event alone: again as it was it would end what was ordered since.</summary>
    private void Repeat(StoredEvent e, StoredCancel cancel, int device)
    {
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
        Forward(CancelLoadControlEvent.Key.CommandId, payload, cancel.Sequence, device);
    }
}
