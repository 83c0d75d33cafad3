using DeviceEmulator.Profile;
using DeviceEmulator.Stack;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Esi;

// Events that a device is offered, at first and when it asks.
public sealed partial class Esi
{
    private ZclStatus? OnGetScheduledEvents(int device, byte asker, ReadOnlySpan<byte> payload)
    {
        if (!ZclFrame.TryDecode(payload, out GetScheduledEvents asked, out _))
        {
            return ZclStatus.MalformedCommand;
        }

        int atMost = asked.NumberOfEvents == 0 ? int.MaxValue : asked.NumberOfEvents;
        int sent = 0;
        for (StoredEvent? e = NextAfter(null, device, asker, asked.StartTime); e is not null && sent < atMost; e = NextAfter(e, device, asker, asked.StartTime))
        {
            Offer(e, device, asker);
            sent++;
        }

        return sent == 0 ? ZclStatus.NotFound : null;
    }

    /// <summary>The event that follows in the order of start and id among those to be given to a device.</summary>
    private StoredEvent? NextAfter(StoredEvent? last, int device, byte asker, SepTime from)
    {
        StoredEvent? next = null;
        for (StoredEvent? e = _events; e is not null; e = e.Next)
        {
            if (e.ProgressOf(device, asker) != DeviceProgress.Final && IsOffered(e, device, from) && (last is null || IsBefore(last, e)) && (next is null || IsBefore(e, next)))
            {
                next = e;
            }
        }

        return next;
    }

    private static bool IsBefore(StoredEvent a, StoredEvent b) => a.StartAt < b.StartAt || (a.StartAt == b.StartAt && a.Id < b.Id);

    /// <summary>Running and coming events, but none that the device is done with. StartTime "now" asks for all of them.</summary>
    private bool IsOffered(StoredEvent e, int device, SepTime from)
    {
        bool current = e.Covers(device) && e[device] != DeviceProgress.Final && !IsIn(e.CancelledFor, device) && e.EndAt > Now && e.OverAt != 0
            && (!IsIn(_clockless, device) || e.StartAt <= Now);
        long compared = _desk.Interpretation.ScheduledEventsFrom == ScheduledEventsFrom.Start ? e.StartAt : e.EndAt;
        return current && (from.IsNow || compared >= from.ToUnixMilliseconds()) && TheOneFor(e.Id, device) == e;
    }

    /// <summary>
    /// Sends an event as it was ordered. One that has begun and was ordered to start "now", or that is for a device without a clock, starts now for
    /// what is left of it, in whole minutes begun. Each offer has the event's own sequence number, by which a Default Response is known.
    /// </summary>
    private void Offer(StoredEvent e, int device, byte? asker = null)
    {
        NoteOffer(e, device, asker);
        LoadControlEvent ordered = e.Command.Event;
        LoadControlEvent own = ordered;
        if (ordered.StartTime.IsNow || IsIn(_clockless, device))
        {
            long left = (e.EndAt - Math.Max(Now, e.StartAt) + 59_999) / 60_000;
            own = ordered with { StartTime = SepTime.Now, DurationMinutes = (ushort)Math.Clamp(left, 0, ushort.MaxValue) };
        }

        ReadOnlySpan<byte> payload = e.Command.Payload.Span;
        if (own == ordered || own.CheckRanges() != ZclStatus.Success)
        {
            Forward(e.Command.CommandId, payload, e.Sequence, device, asker);
            return;
        }

        Span<byte> changed = stackalloc byte[payload.Length];
        WireWriter w = new(changed);
        own.Write(ref w);
        w.Raw(payload[LoadControlEvent.Size..]);
        Forward(e.Command.CommandId, changed, e.Sequence, device, asker);
    }

    /// <summary>Endpoints are told from each other from the first offer on to a device that is bound at several.</summary>
    private void NoteOffer(StoredEvent e, int device, byte? asker)
    {
        DeviceProgress before = e[device];
        Span<byte> bound = stackalloc byte[MostEndpoints];
        int count = _aps.FindBound(_devices[device], ClusterId.Drlc, bound);
        EndpointWords? words = e.WordsOf(device);
        if (words is null && count > 1 && !e.IsOpen(device) && e.OwedBy(device) is null)
        {
            words = e.Listen(device);
        }

        if (words is null)
        {
            e[device] = Offered(before);
            return;
        }

        foreach (byte endpoint in asker is byte one ? [one] : bound[..count])
        {
            words[endpoint] = Offered(before == DeviceProgress.Left ? before : words[endpoint]);
        }

        e[device] = words.Whole;
    }

    private static DeviceProgress Offered(DeviceProgress before) => before switch
    {
        DeviceProgress.NotAddressed or DeviceProgress.NotTakingPart => DeviceProgress.Sent,
        DeviceProgress.Sent or DeviceProgress.Left => DeviceProgress.SentAgain,
        DeviceProgress progress => progress,
    };
}
