using DeviceEmulator.Clusters;
using DeviceEmulator.Stack;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Esi;

// What devices answer, and to which delivery an answer belongs. Each answer that a cancel was announced to get is settled exactly once: by a frame, or
// by saying that none will come.
public sealed partial class Esi
{
    /// <summary>The status is for a Default Response, null where another answer is sent.</summary>
    private ZclStatus? OnLoadControl(int device, byte endpoint, in ZclHeader header, ReadOnlySpan<byte> payload, ReadOnlySpan<byte> asdu)
    {
        if (header.Announces<ReportEventStatus>(ClusterId.Drlc))
        {
            if (!ZclFrame.TryDecode(payload, out ReportEventStatus report, out _))
            {
                return ZclStatus.MalformedCommand;
            }

            OnReport(device, endpoint, report, asdu);
            return ZclStatus.Success;
        }

        if (header.Announces<DefaultResponse>(ClusterId.Drlc) && ZclFrame.TryDecode(payload, out DefaultResponse answer, out _))
        {
            OnDefaultResponse(device, endpoint, header.Sequence, answer, asdu);
            return null;
        }

        return header.Announces<GetScheduledEvents>(ClusterId.Drlc)
            ? OnGetScheduledEvents(device, endpoint, payload)
            : ZclStatus.UnsupportedClusterCommand;
    }

    /// <summary>
    /// What no server answered: a profile-wide command asks for attributes, of which there are none here; else the Default Response that is due.
    /// </summary>
    private void End(in ApsAddress address, in ZclHeader header, ReadOnlySpan<byte> payload, ZclStatus? status)
    {
        ClusterRequest request = new(_aps, address, address.Destination == Address, header, payload, _desk.Revision);
        request.End(header.FrameType == FrameType.ProfileWide ? AttributeServer.Execute(request, NoAttributes.Instance) : status);
    }

    /// <summary>A report is stronger than a Default Response before it.</summary>
    private void OnReport(int device, byte endpoint, in ReportEventStatus report, ReadOnlySpan<byte> frame)
    {
        if (TheOneFor(report.IssuerEventId, device) is not StoredEvent e)
        {
            return;
        }

        long at = report.EventStatusTime.ToUnixMilliseconds();
        bool refusesCancel = report.EventStatus is EventStatus.RejectedInvalidCancelDefault or EventStatus.RejectedInvalidCancelEffectiveTime;
        bool undefined = report.EventStatus == EventStatus.RejectedInvalidCancelUndefinedEvent;
        StoredCancel? answered = report.EventStatus == EventStatus.Cancelled ? e.EndedBy(device, endpoint, at)
            : refusesCancel || undefined ? e.RefusedAt(device, endpoint, at)
            : null;
        if (answered is null && (refusesCancel || undefined))
        {
            RefuseUnowed(e, device, undefined, frame);
            return;
        }

        _desk.Uplink.OnDeviceFrame(this, answered?.Tag ?? e.Tag, _devices[device], frame);
        if (answered is not null)
        {
            e.Answer(answered, device, endpoint);
        }

        if (refusesCancel)
        {
            GoOn(e, answered!, device);
        }
        else
        {
            bool goesOn = report.EventStatus is EventStatus.Received or EventStatus.Started or EventStatus.OptedOut or EventStatus.OptedIn;
            Turn(e, device, endpoint, goesOn ? DeviceProgress.Accepted : DeviceProgress.Final);
        }

        SettleUnheard(device, endpoint, at, answered);
    }

    /// <summary>
    /// The answer to a cancel that was settled when the device finished; or to one that waited for its return, and was announced no answer: the device holds nothing
    /// any more, or goes on with the event, of which the event's own delivery is told.
    /// </summary>
    private void RefuseUnowed(StoredEvent e, int device, bool undefined, ReadOnlySpan<byte> frame)
    {
        if (undefined && e[device] == DeviceProgress.Left)
        {
            Turn(e, device, DeviceProgress.Final);
        }
        else if (e.IsCancelDue(device))
        {
            e.CancelledFor = (ushort)(e.CancelledFor & ~(1 << device));
            _desk.Uplink.OnDeviceFrame(this, e.Tag, _devices[device], frame);
            Turn(e, device, DeviceProgress.Accepted);
        }
    }

    /// <summary>
    /// Reports keep their order: a device that answers a cancel-all, or reports what happened after it, holds no event of which it has said nothing
    /// yet, and will answer for none.
    /// </summary>
    /// <param name="at">When it happened, Unix milliseconds, to the second.</param>
    private void SettleUnheard(int device, byte endpoint, long at, StoredCancel? answered)
    {
        for (StoredEvent? e = _events; e is not null; e = e.Next)
        {
            for (StoredCancel? cancel = e.IsUnanswered(device, endpoint) ? e.Cancels : null; cancel is not null; cancel = cancel.Older)
            {
                if (cancel.IsForAll && e.Owes(cancel, device, endpoint) && (cancel.Tag == answered?.Tag || cancel.ForwardedAt < at))
                {
                    e.Answer(cancel, device, endpoint);
                    _desk.Uplink.OnSettled(this, cancel.Tag, _devices[device]);
                    if (e.OwedBy(device, endpoint) is null)
                    {
                        Turn(e, device, endpoint, DeviceProgress.NotTakingPart);
                    }
                }
            }
        }
    }

    /// <summary>
    /// A Default Response is the answer to the command with its sequence number. SUCCESS says that the device was not concerned, or cancels nothing,
    /// and goes no further; anything else is a refusal. Either is the word of one endpoint.
    /// </summary>
    private void OnDefaultResponse(int device, byte endpoint, byte sequence, in DefaultResponse answer, ReadOnlySpan<byte> frame)
    {
        bool refused = answer.Status != ZclStatus.Success;
        for (StoredEvent? e = _events; e is not null; e = e.Next)
        {
            if (e.Sequence == sequence && e.IsUnanswered(device, endpoint))
            {
                if (refused)
                {
                    _desk.Uplink.OnDeviceFrame(this, e.Tag, _devices[device], frame);
                }

                bool mayHave = e.ProgressOf(device, endpoint) == DeviceProgress.SentAgain;
                Turn(e, device, endpoint, refused ? DeviceProgress.Final : mayHave ? DeviceProgress.Sent : DeviceProgress.NotTakingPart);
                return;
            }
        }

        SettleCancel(device, endpoint, sequence, refused, frame);
    }

    /// <summary>
    /// One frame may answer for several events, of which each was announced. A device that refuses a cancel, or takes no notice of one for an event,
    /// goes on; one that says SUCCESS to a cancel-all holds nothing.
    /// </summary>
    private void SettleCancel(int device, byte endpoint, byte sequence, bool refused, ReadOnlySpan<byte> frame)
    {
        bool told = false;
        for (StoredEvent? e = _events; e is not null; e = e.Next)
        {
            for (StoredCancel? cancel = e.Cancels; cancel is not null; cancel = cancel.Older)
            {
                if (!cancel.WentUnder(sequence, device) || !e.Owes(cancel, device, endpoint))
                {
                    continue;
                }

                e.Answer(cancel, device, endpoint);
                if (refused || cancel.WentAloneUnder(sequence, device))
                {
                    GoOn(e, cancel, device);
                }

                if (refused && !told)
                {
                    _desk.Uplink.OnDeviceFrame(this, cancel.Tag, _devices[device], frame);
                    told = true;
                }
                else
                {
                    _desk.Uplink.OnSettled(this, cancel.Tag, _devices[device]);
                }
            }
        }
    }

    /// <summary>The device goes on with an event in spite of a cancel, unless another endpoint of it has still to answer that.</summary>
    private static void GoOn(StoredEvent e, StoredCancel cancel, int device)
    {
        if (!cancel.Owes(device))
        {
            e.CancelledFor = (ushort)(e.CancelledFor & ~(1 << device));
        }
    }

    /// <summary>The endpoint of a device has come so far with an event; so has the device, unless others of its endpoints are sent the event.</summary>
    private void Turn(StoredEvent e, int device, byte endpoint, DeviceProgress progress)
    {
        if (e.WordsOf(device) is not EndpointWords words)
        {
            Turn(e, device, progress);
            return;
        }

        words[endpoint] = progress;
        while (progress is DeviceProgress.Final or DeviceProgress.NotTakingPart && words.OwedBy(endpoint) is StoredCancel cancel)
        {
            e.Answer(cancel, device, endpoint);
            _desk.Uplink.OnSettled(this, cancel.Tag, _devices[device]);
        }

        // As long as one has not answered it is not known that the last offer reached all of them.
        if (words.Whole != DeviceProgress.Sent || !e.IsUnanswered(device))
        {
            e[device] = words.Whole;
        }
    }

    /// <summary>A device that has said its last word answers no cancel any more.</summary>
    private void Turn(StoredEvent e, int device, DeviceProgress progress)
    {
        e[device] = progress;
        while (!e.IsOpen(device) && e.OwedBy(device) is StoredCancel cancel)
        {
            for (int owed = e.Settle(cancel, device); owed > 0; owed--)
            {
                _desk.Uplink.OnSettled(this, cancel.Tag, _devices[device]);
            }
        }
    }

    /// <summary>
    /// Of the deliveries of one event the one that counts for a device: one that it may still answer for before one that it is done with, then the
    /// one addressed to it, then the oldest.
    /// </summary>
    private StoredEvent? TheOneFor(uint issuerEventId, int device)
    {
        StoredEvent? chosen = null;
        int best = 0;
        for (StoredEvent? e = _events; e is not null; e = e.Next)
        {
            // The list goes from the newest to the oldest.
            int rank = (e.IsOpen(device) ? 2 : 0) + (e.OnlyDevice == device ? 1 : 0);
            if (e.Id == issuerEventId && e.Covers(device) && rank >= best)
            {
                (chosen, best) = (e, rank);
            }
        }

        return chosen;
    }
}
