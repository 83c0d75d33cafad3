using DeviceEmulator.Stack;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Esi;

/// <summary>
/// The Demand Response and Load Control server of one premise, 075356r15 Annex D: stores what the head-end sends, unicasts it to each bound client,
/// and tells the head-end what the devices answer, and to which delivery each answer belongs.
/// </summary>
public sealed class Esi(EsiDesk desk, IApsService aps, Eui64 address, JoinedDevice[] devices) : IApsNode
{
    private StoredEvent? _events;
    private byte _sequence;

    public Eui64 Address { get; } = address;

    /// <summary>True when nothing is stored: the ESI may then be forgotten and made anew from the population.</summary>
    public bool IsIdle => _events is null;

    /// <summary>Executes a command. <paramref name="device"/> is the single device meant, or none for all.</summary>
    public void Deliver(EsiCommand command, OrderTag tag, Eui64 device)
    {
        int only = device.IsNone ? -1 : IndexOf(device);
        switch (command)
        {
            case LoadControlCommand load:
                Store(load, tag, only);
                break;
            case CancelCommand cancel:
                Cancel(cancel, tag, only, cancel.Cancel.IssuerEventId);
                break;
            case CancelAllCommand all:
                Cancel(all, tag, only, null);
                break;
            default:
                throw new InvalidOperationException($"An ESI does not know {command.GetType().Name}.");
        }
    }

    /// <summary>The stored deliveries that a cancel for an event (or for any) and for a device (or all) would meet.</summary>
    public int FindHeld(uint? issuerEventId, Eui64 device, Span<OrderTag> tags)
    {
        int only = device.IsNone ? -1 : IndexOf(device);
        int count = 0;
        for (StoredEvent? e = _events; e is not null && count < tags.Length; e = e.Next)
        {
            if (IsMet(e, issuerEventId, only))
            {
                tags[count++] = e.Tag;
            }
        }

        return count;
    }

    /// <summary>Drops what is over by time although a device was never heard of again.</summary>
    public void DropExpired() => Drop(expiredToo: true);

    public void OnConfirm(int token, ApsStatus status)
    {
    }

    public void OnIndication(in ApsAddress address, ReadOnlySpan<byte> asdu)
    {
        int device = IndexOf(address.Source);
        if (device < 0 || address.Cluster != ClusterId.Drlc || !ZclFrame.TryRead(asdu, out ZclHeader header, out ReadOnlySpan<byte> payload))
        {
            return;
        }

        if (header.Announces<ReportEventStatus>(ClusterId.Drlc) && ZclFrame.TryDecode(payload, out ReportEventStatus report, out _))
        {
            OnReport(device, report, asdu);
        }
        else if (header.Announces<DefaultResponse>(ClusterId.Drlc) && ZclFrame.TryDecode(payload, out DefaultResponse answer, out _))
        {
            OnDefaultResponse(device, header.Sequence, answer, asdu);
        }

        Drop(expiredToo: false);
    }

    private void Store(LoadControlCommand command, OrderTag tag, int only)
    {
        StoredEvent stored = new(command, tag, only, unchecked(++_sequence)) { Next = _events };
        _events = stored;
        desk.Uplink.OnStored(this, tag, only >= 0 ? 1 : devices.Length);
        for (int i = 0; i < devices.Length; i++)
        {
            if (stored.Covers(i) && devices[i].IsLoadControlClient)
            {
                stored[i] = DeviceProgress.Sent;
                Forward(command, stored.Sequence, i);
            }
        }
    }

    private void Cancel(EsiCommand command, OrderTag tag, int only, uint? issuerEventId)
    {
        byte sequence = unchecked(++_sequence);
        int expected = 0;
        int addressed = 0;
        bool any = false;
        for (StoredEvent? e = _events; e is not null; e = e.Next)
        {
            if (!IsMet(e, issuerEventId, only))
            {
                continue;
            }

            any = true;
            StoredCancel cancel = new(tag, sequence, e.Cancels);
            for (int i = 0; i < devices.Length; i++)
            {
                if (e.IsOpen(i) && (only < 0 || only == i))
                {
                    cancel.Owing |= (ushort)(1 << i);
                    addressed |= 1 << i;
                    expected++;
                }
            }

            e.Cancels = cancel.Owing != 0 ? cancel : e.Cancels;
        }

        if (!any)
        {
            desk.Uplink.OnNothingToCancel(this, tag);
            return;
        }

        desk.Uplink.OnStored(this, tag, expected);
        for (int i = 0; i < devices.Length; i++)
        {
            if ((addressed & (1 << i)) != 0)
            {
                Forward(command, sequence, i);
            }
        }
    }

    private bool IsMet(StoredEvent e, uint? issuerEventId, int only) =>
        (issuerEventId is null || e.Id == issuerEventId) && (only < 0 || e.Covers(only)) && e.Command.OverAt > desk.Agenda.Now.Milliseconds;

    private void OnReport(int device, in ReportEventStatus report, ReadOnlySpan<byte> frame)
    {
        if (Find(report.IssuerEventId, device) is not StoredEvent e)
        {
            return;
        }

        OrderTag tag = e.Tag;
        bool answersCancel = report.EventStatus is EventStatus.Cancelled or EventStatus.RejectedInvalidCancelDefault
            or EventStatus.RejectedInvalidCancelEffectiveTime or EventStatus.RejectedInvalidCancelUndefinedEvent;
        if (answersCancel)
        {
            for (StoredCancel? cancel = e.Cancels; cancel is not null; cancel = cancel.Next)
            {
                if ((cancel.Owing & (1 << device)) != 0)
                {
                    cancel.Owing &= unchecked((ushort)~(1 << device));
                    tag = cancel.Tag;
                    break;
                }
            }
        }

        e[device] = report.EventStatus switch
        {
            EventStatus.Received or EventStatus.Started or EventStatus.OptedOut or EventStatus.OptedIn => DeviceProgress.Accepted,
            EventStatus.RejectedInvalidCancelDefault or EventStatus.RejectedInvalidCancelEffectiveTime => e[device],
            _ => DeviceProgress.Final,
        };
        desk.Uplink.OnDeviceFrame(this, tag, devices[device].Address, frame);
    }

    /// <summary>
    /// A Default Response is the answer to the command with its sequence number. SUCCESS says that the device was not concerned and goes no
    /// further; anything else is a refusal.
    /// </summary>
    private void OnDefaultResponse(int device, byte sequence, in DefaultResponse answer, ReadOnlySpan<byte> frame)
    {
        bool refused = answer.Status != ZclStatus.Success;
        OrderTag? tag = null;
        for (StoredEvent? e = _events; e is not null; e = e.Next)
        {
            if (e.Sequence == sequence && e[device] == DeviceProgress.Sent)
            {
                e[device] = refused ? DeviceProgress.Final : DeviceProgress.NotTakingPart;
                tag = e.Tag;
            }

            for (StoredCancel? cancel = e.Cancels; cancel is not null; cancel = cancel.Next)
            {
                if (cancel.Sequence == sequence && (cancel.Owing & (1 << device)) != 0)
                {
                    cancel.Owing &= unchecked((ushort)~(1 << device));
                    tag = cancel.Tag;
                }
            }
        }

        if (refused && tag is OrderTag belongsTo)
        {
            desk.Uplink.OnDeviceFrame(this, belongsTo, devices[device].Address, frame);
        }
    }

    private void Forward(EsiCommand command, byte sequence, int device)
    {
        Span<byte> frame = stackalloc byte[ZclHeader.MaxSize + command.Payload.Length];
        ZclHeader header = new(FrameType.ClusterSpecific, Direction.ServerToClient, sequence, command.CommandId);
        ZclWriter w = new(frame);
        header.Write(ref w);
        w.Raw(command.Payload.Span);
        aps.Send(
            new ApsAddress(Address, ApsAddress.EmulatedEndpoint, devices[device].Address, ApsAddress.EmulatedEndpoint, ClusterId.Drlc),
            frame[..w.Length]);
    }

    /// <summary>The delivery that a device's report belongs to: the one addressed to this device before one to all.</summary>
    private StoredEvent? Find(uint issuerEventId, int device)
    {
        StoredEvent? found = null;
        for (StoredEvent? e = _events; e is not null; e = e.Next)
        {
            if (e.Id == issuerEventId && e.Covers(device) && e[device] is not DeviceProgress.NotTakingPart
                && (found is null || e.OnlyDevice == device))
            {
                found = e;
            }
        }

        return found;
    }

    private void Drop(bool expiredToo)
    {
        StoredEvent? previous = null;
        for (StoredEvent? e = _events; e is not null; e = e.Next)
        {
            if (!e.IsFinished() && !(expiredToo && e.Command.OverAt <= desk.Agenda.Now.Milliseconds))
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

    private int IndexOf(Eui64 device)
    {
        for (int i = 0; i < devices.Length; i++)
        {
            if (devices[i].Address == device)
            {
                return i;
            }
        }

        return -1;
    }
}
