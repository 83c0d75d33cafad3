using DeviceEmulator.Clusters;
using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Esi;

/// <summary>
/// The Demand Response and Load Control, Messaging and Price servers of one premise, 075356r15 Annex D: stores what the head-end sends, unicasts it
/// to each client where it is bound, sends it again to a client that asks, and tells the head-end what the devices answer, and to which delivery each answer
/// belongs.
/// </summary>
public sealed partial class Esi : IApsNode
{
    private const int MostPlaces = StoredEvent.Nobody;

    private readonly EsiDesk _desk;
    private readonly IApsService _aps;
    private DeviceAddresses _devices;

    private ushort _clients;
    private ushort _clockless;
    private ushort _displays;
    private StoredEvent? _events;
    private DisplayBoard? _board;
    private byte _sequence;
    private Repeats _repeats;

    public Esi(EsiDesk desk, IApsService aps, Eui64 address, ReadOnlySpan<JoinedDevice> devices)
    {
        (_desk, _aps, Address) = (desk, aps, address);
        Seat(devices);
    }

    public Eui64 Address { get; }

    /// <summary>The service that it sends by.</summary>
    internal IApsService Aps => _aps;

    /// <summary>What its head-end keeps for it, at hand when it tells something; the ESI has no use for it. A lane sets it to the line that it made the ESI for.</summary>
    internal object? Owner { get; set; }

    /// <summary>True when nothing is stored: the ESI may then be forgotten and made anew from the population.</summary>
    public bool IsIdle => _events is null && _board is null;

    /// <summary>True when it was forgotten: nobody gives it anything any more, and its devices may rest.</summary>
    public bool IsForgotten => (_repeats & Repeats.Forgotten) != 0;

    /// <summary>All devices, a bit each. A home without any counts as one place that is empty, so that it can be told to drop an event.</summary>
    private ushort Home => (ushort)((1 << Math.Max(_devices.Count, 1)) - 1);

    private long Now => _desk.Agenda.Now.Milliseconds;

    /// <summary>
    /// Executes a command. <paramref name="device"/> is the single device meant, or none for all. For one that is not joined an event is refused, and
    /// a cancel finds nothing, unless the device was here: then it holds for its place, for when it comes back.
    /// </summary>
    public void Deliver(EsiCommand command, OrderTag tag, Eui64 device)
    {
        int only = command is { IsCancel: true } ? PlaceOf(device) : IndexOf(device);
        bool isKnown = device.IsNone || only >= 0;
        switch (command)
        {
            case { IsCancel: true } when !isKnown:
                _desk.Uplink.OnNothingToCancel(this, tag);
                break;
            case not null when !isKnown:
                _desk.Uplink.OnRefused(this, tag);
                break;
            case LoadControlCommand load:
                Store(load, tag, only);
                break;
            case CancelCommand cancel:
                Cancel(cancel, tag, only, cancel.Cancel.IssuerEventId);
                break;
            case CancelAllCommand all:
                Cancel(all, tag, only, null);
                break;
            case TextCommand text:
                Show(text, tag, only);
                break;
            case CancelTextCommand cancel:
                Cancel(cancel, tag, only);
                break;
            default:
                throw new InvalidOperationException($"An ESI is not given {command?.GetType().Name} this way.");
        }
    }

    /// <summary>The stored deliveries that a cancel for an event (or for any) and for a device (or all) would meet.</summary>
    public int FindHeld(uint? issuerEventId, Eui64 device, Span<OrderTag> tags)
    {
        int only = PlaceOf(device);
        int count = 0;
        for (StoredEvent? e = device.IsNone || only >= 0 ? _events : null; e is not null && count < tags.Length; e = e.Next)
        {
            if (IsMet(e, issuerEventId, only))
            {
                tags[count++] = e.Tag;
            }
        }

        return count;
    }

    /// <summary>Takes a new device into account; false when there is no room for it.</summary>
    public bool Join(in JoinedDevice device)
    {
        if (_devices.Count >= MostPlaces && _events is null && _board is null or { Text: null, Cancel: null })
        {
            CloseRanks();
        }

        int former = _devices.FormerPlace(device.Address);
        int place = _devices.Add(device.Address, MostPlaces);
        if (place < 0 && former >= 0)
        {
            _devices.Return(former);
            place = former;
        }
        else if (place < 0 && GiveUpPlace())
        {
            place = _devices.Add(device.Address, MostPlaces);
        }

        if (place < 0)
        {
            return false;
        }

        if (former >= 0)
        {
            Follow(former, place);
        }

        _clients = With(_clients, place, device.IsLoadControlClient);
        _clockless = With(_clockless, place, !device.HasClock);
        _displays = With(_displays, place, device.IsDisplay);
        return true;
    }

    /// <summary>Gives every device its place.</summary>
    private void Seat(ReadOnlySpan<JoinedDevice> devices)
    {
        _devices = new DeviceAddresses(devices);
        (_clients, _clockless, _displays) = (0, 0, 0);
        for (int i = 0; i < devices.Length; i++)
        {
            _clients |= (ushort)(devices[i].IsLoadControlClient ? 1 << i : 0);
            _clockless |= (ushort)(devices[i].HasClock ? 0 : 1 << i);
            _displays |= (ushort)(devices[i].IsDisplay ? 1 << i : 0);
        }
    }

    /// <summary>Nothing is held that anybody's place means, as a price does not: those of devices that have left are free again.</summary>
    private void CloseRanks()
    {
        var joined = new List<JoinedDevice>();
        for (int i = 0; i < _devices.Count; i++)
        {
            if (_devices.IndexOf(_devices[i]) == i)
            {
                joined.Add(new JoinedDevice(_devices[i], IsIn(_clients, i), !IsIn(_clockless, i), IsIn(_displays, i)));
            }
        }

        Seat([.. joined]);
    }

    /// <summary>A device is gone: nothing is sent to it, and nothing more comes from it.</summary>
    public void Leave(Eui64 device)
    {
        int place = IndexOf(device);
        if (place >= 0)
        {
            Settle(place);
            _desk.Servers?.Forget(device);
            _devices.Leave(place);
            _clients = With(_clients, place, false);
            _clockless = With(_clockless, place, false);
            _displays = With(_displays, place, false);
        }
    }

    /// <summary>A device that leaves says nothing more: what was expected of it is not waited for.</summary>
    private void Settle(int place)
    {
        for (StoredEvent? e = _events; e is not null; e = e.Next)
        {
            if (e.IsOpen(place) || e[place] == DeviceProgress.Left)
            {
                Turn(e, place, DeviceProgress.Left);
            }

            e.Unlisten(place);
        }

        SettleDisplay(place);
    }

    /// <summary>
    /// A device has come back: what was cancelled for it stays so, what it was done with it is not offered again, and what was for it alone is for it still.
    /// An event with which it left may run on it although it was cancelled: it is told.
    /// </summary>
    private void Follow(int former, int place)
    {
        for (StoredEvent? e = _events; e is not null; e = e.Next)
        {
            e.Move(former, place);
            if (e.CancelFor(place) is StoredCancel cancel && e.OverAt > Now)
            {
                Repeat(e, cancel, place);
            }
        }

        for (StoredText? t = _board?.Text; t is not null; t = t.Next)
        {
            t.Only = t.Only == former ? place : t.Only;
        }

        if (former != place)
        {
            _devices.Forget(former);
        }
    }

    /// <summary>Whether a device is joined.</summary>
    public bool HasDevice(Eui64 device) => IndexOf(device) >= 0;

    /// <inheritdoc/>
    public void ForeseeIndication()
    {
        Prefetch.Object(_events);
        Prefetch.Object(Owner);
    }

    /// <summary>Says that nothing will be delivered to this object any more.</summary>
    public void Forget() => _repeats |= Repeats.Forgotten;

    /// <summary>Drops what is over by time although a device was never heard of again, and what a delivery left that has no end of its own.</summary>
    public void DropExpired(OrderTag over)
    {
        Drop(expiredToo: true);
        Clear(over);
    }

    public void OnIndication(in ApsAddress address, ReadOnlySpan<byte> asdu)
    {
        int device = IndexOf(address.Source);
        bool isStacks = address.DestinationEndpoint == ApsAddress.DeviceObject || address.Cluster == ClusterId.KeyEstablishment;
        if (device < 0 || isStacks || !ZclFrame.TryRead(asdu, out ZclHeader header, out ReadOnlySpan<byte> payload)
            || LinkKeyRule.Refuses(_aps, Address, address, asdu))
        {
            return;
        }

        switch (address.Cluster)
        {
            case ClusterId.Drlc:
                End(address, header, payload, OnLoadControl(device, address.SourceEndpoint, header, payload, asdu));
                Drop(expiredToo: false);
                break;
            case ClusterId.Messaging:
                End(address, header, payload, OnMessaging(device, address.SourceEndpoint, header, payload, asdu));
                break;
            case ClusterId.Price:
                End(address, header, payload, OnPrice(device, address.SourceEndpoint, header, payload));
                TidyBoard();
                break;
            default:
                if (_desk.Servers is EsiServers servers)
                {
                    servers.OnIndication(this, address, header, payload);
                }
                else
                {
                    End(address, header, payload, ZclStatus.UnsupportedClusterCommand);
                }

                break;
        }
    }

    private void Store(LoadControlCommand command, OrderTag tag, int only)
    {
        Drop(expiredToo: true);
        int held = 0;
        for (StoredEvent? e = _events; e is not null; e = e.Next)
        {
            held++;
        }

        if (held >= _desk.EventCapacity && !DropForAbsent())
        {
            _desk.Uplink.OnRefused(this, tag);
            return;
        }

        StoredEvent stored = new(command, tag, only, unchecked(++_sequence), Now) { Next = _events };
        _events = stored;
        _desk.Uplink.OnStored(this, tag, only >= 0 ? 1 : _devices.Joined);
        for (int i = 0; i < _devices.Count; i++)
        {
            // A device without a clock could make nothing of a later start: it asks for what has begun.
            if (stored.Covers(i) && IsIn(_clients, i) && (!IsIn(_clockless, i) || stored.StartAt <= Now))
            {
                Offer(stored, i);
            }
        }
    }

    private void Drop(bool expiredToo)
    {
        for (StoredEvent? e = _events; e is not null; e = e.Next)
        {
            if (e.IsFinished(Home, _clients) || (expiredToo && e.OverAt <= Now))
            {
                Remove(e);
            }
        }
    }

    private void Remove(StoredEvent gone)
    {
        ref StoredEvent? place = ref _events;
        while (place != gone)
        {
            place = ref place!.Next;
        }

        place = gone.Next;
    }

    private int IndexOf(Eui64 device) => device.IsNone ? -1 : _devices.IndexOf(device);

    /// <summary>The place of a device that is joined, else the one that it had; -1 for none.</summary>
    private int PlaceOf(Eui64 device) => IndexOf(device) is >= 0 and int place ? place : _devices.FormerPlace(device);

    private static ushort With(ushort devices, int device, bool isIn) => (ushort)(isIn ? devices | (1 << device) : devices & ~(1 << device));

    private static bool IsIn(int devices, int device) => (devices & (1 << device)) != 0;
}
