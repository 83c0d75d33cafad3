using System.Runtime.InteropServices;
using DeviceEmulator.Devices;
using DeviceEmulator.Time;
using Han.Gateway.MessagingLog;
using Han.Gateway.Provisioning;
using Han.Gateway.Translation;
using HeadEnd.Simulator.Link;
using Sep.Codec.Types;

namespace Han.Gateway.Requests;

/// <summary>
/// An order that is not over: which of its targets are closed, and what is known of each open one. A target is open or closed independent of its log
/// codes. Kept in flat arrays: some forty bytes a target.
/// </summary>
internal sealed class OpenOrder
{
    private readonly OrdinalIndex _index;
    private readonly TargetProgress[] _progress;
    private readonly byte[] _running;
    private readonly byte[] _halfAnswered;
    private readonly List<DeviceProgress> _devices;
    private Dictionary<ulong, int>? _byEsi;
    private int[] _nextAtEsi = [];

    /// <exception cref="InvalidDataException">The ordinals of its targets do not rise.</exception>
    public OpenOrder(TdspOrder order, string tdsp, long request, string duns, EventCategory category, uint? eventId, byte[] closed)
    {
        Order = order;
        Tdsp = tdsp;
        Request = request;
        Duns = duns;
        Category = category;
        EventId = eventId;
        Closed = closed;
        Context = ReportContext.Of(category, order.Body);
        int count = order.Targets.Length;
        _index = new OrdinalIndex(order);
        _progress = new TargetProgress[count];
        _running = new byte[closed.Length];
        _halfAnswered = new byte[closed.Length];
        _devices = new List<DeviceProgress>(count);
        for (int i = 0; i < count; i++)
        {
            OpenCount += IsClosed(i) ? 0 : 1;
            _progress[i].IsWholeHome = Targets[i].Device.IsNone;
        }
    }

    /// <summary>An order as it was stored; what is known of its open targets is in its rows.</summary>
    public static OpenOrder Of(StoredOrder stored) => new(
        OrderWire.Decode(stored.Wire), stored.Tdsp, stored.Request, stored.Duns, stored.Category, stored.EventId, stored.Closed)
    {
        IsOver = stored.IsOver,
    };

    /// <summary>A new order: every target is open.</summary>
    public static OpenOrder Of(AcceptedRequest request, RoutedOrder routed) => new(
        routed.Order, routed.Tdsp.Name, request.Number, request.Duns, request.Category, request.EventId, new byte[(routed.Order.Targets.Length + 7) / 8]);

    public TdspOrder Order { get; }
    public string Tdsp { get; }
    public long Request { get; }

    /// <summary>Whose request it is.</summary>
    public string Duns { get; }
    public EventCategory Category { get; }
    public uint? EventId { get; }

    /// <summary>One bit a target, as stored.</summary>
    public byte[] Closed { get; }
    public int OpenCount { get; private set; }
    public bool IsOver { get; set; }

    /// <summary>Set while the order waits to be written in the current transaction.</summary>
    public bool IsDirty { get; set; }

    public bool IsCancel => Category is EventCategory.CLE or EventCategory.CAL or EventCategory.CSM;

    /// <summary>True for what is no message: devices are added, removed or enrolled.</summary>
    public bool IsAboutDevices => Category == EventCategory.None;

    public ReportContext Context { get; }

    public ReadOnlySpan<OrderTarget> Targets => Order.Targets.Span;

    /// <summary>Index of the target with that ordinal, or -1.</summary>
    public int IndexOf(uint ordinal) => _index[ordinal];

    /// <summary>A hint: a report of the target with that ordinal comes soon. Changes nothing.</summary>
    /// <param name="stage">1 fetches what is known of the target; 2, later, what is known of the device that answered last.</param>
    public void Foresee(uint ordinal, int stage)
    {
        int target = _index[ordinal];
        if (target < 0)
        {
            return;
        }

        ref readonly TargetProgress progress = ref _progress[target];
        if (stage == 1)
        {
            Prefetch.Record(in progress);
        }
        else if (progress.FirstDevice != 0)
        {
            Prefetch.Record(in CollectionsMarshal.AsSpan(_devices)[progress.FirstDevice - 1]);
        }
    }

    /// <summary>Index of the target that covers a device at an ESI: the one addressed to it, else the one addressed to the whole ESI; -1 for none.</summary>
    public int IndexOf(Eui64 esi, Eui64 device)
    {
        int found = -1;
        for (int i = FirstOf(esi); i >= 0; i = NextOf(i))
        {
            if (Targets[i].Device == device)
            {
                return i;
            }

            found = found < 0 && Targets[i].Device.IsNone ? i : found;
        }

        return found;
    }

    /// <summary>Index of the first target at an ESI, or -1; <see cref="NextOf"/> goes on from there.</summary>
    public int FirstOf(Eui64 esi)
    {
        if (_byEsi is null)
        {
            _byEsi = new Dictionary<ulong, int>(Targets.Length);
            _nextAtEsi = new int[Targets.Length];
            for (int i = Targets.Length - 1; i >= 0; i--)
            {
                ref int first = ref CollectionsMarshal.GetValueRefOrAddDefault(_byEsi, Targets[i].Esi.Value, out bool hasNext);
                _nextAtEsi[i] = hasNext ? first : -1;
                first = i;
            }
        }

        return _byEsi.TryGetValue(esi.Value, out int index) ? index : -1;
    }

    /// <summary>Index of the next target at the same ESI, or -1.</summary>
    public int NextOf(int target) => _nextAtEsi[target];

    public uint LastSequence(int target) => _progress[target].LastSequence;

    public void SetLastSequence(int target, uint sequence) => _progress[target].LastSequence = sequence;

    public bool IsClosed(int target) => (Closed[target >> 3] & (1 << (target & 7))) != 0;

    /// <summary>
    /// Whether a device may be busy with the event, or begin it, though the target is closed, because those that had answered were done: one that joined since, or one
    /// of a home that was addressed as a whole and that has said nothing. Safe for any thread.
    /// </summary>
    /// <param name="there">The devices in question.</param>
    public bool MayAct(int target, IEnumerable<HanDevice> there, MarketTime now) =>
        Is(_running, target) || (now < Order.NotAfter && Is(_halfAnswered, target) && there.Any(d => d.IsJoined && IsFor(d.ToSpec()) && !HasSpoken(target, d.Mac)));

    private bool IsFor(DeviceSpec device) => Category == EventCategory.STM ? device.IsDisplay : device.IsLoadControlClient;

    private bool HasSpoken(int target, Eui64 device)
    {
        lock (_devices)
        {
            return PlaceOf(target, device) != 0;
        }
    }

    /// <summary>The event was taken back from the whole home: those that have not answered do not begin.</summary>
    public void NobodyLeft(int target)
    {
        SetCount(target, 0);
        Set(_halfAnswered, target, false);
    }

    /// <summary>Closes a target; false when it was closed already.</summary>
    public bool Close(int target)
    {
        if (IsClosed(target))
        {
            return false;
        }

        Closed[target >> 3] |= (byte)(1 << (target & 7));
        OpenCount--;
        return true;
    }

    /// <summary>For an event: devices joined at the meter. For a cancel: device answers still to come.</summary>
    public int Count(int target) => _progress[target].Joined;

    public void SetCount(int target, long count) => _progress[target].Joined = (ushort)Math.Clamp(count, 0, ushort.MaxValue);

    /// <summary>Notes what a device has come to; true when every device that answered is done.</summary>
    public bool Note(int target, Eui64 device, bool isFinal)
    {
        ProgressOf(target, device).IsFinal |= isFinal;
        (int answered, int done) = (0, 0);
        for (int at = _progress[target].FirstDevice; at != 0; at = _devices[at - 1].Next)
        {
            answered++;
            done += _devices[at - 1].IsFinal ? 1 : 0;
        }

        Set(_running, target, done < answered);
        Set(_halfAnswered, target, _progress[target].IsWholeHome && _progress[target].Joined != 0);
        return done == answered;
    }

    private ref DeviceProgress ProgressOf(int target, Eui64 device)
    {
        int at = PlaceOf(target, device);
        if (at == 0)
        {
            lock (_devices)
            {
                _devices.Add(new DeviceProgress { Device = device.Value, Next = _progress[target].FirstDevice });
                _progress[target].FirstDevice = at = _devices.Count;
            }
        }

        return ref CollectionsMarshal.AsSpan(_devices)[at - 1];
    }

    private int PlaceOf(int target, Eui64 device)
    {
        int at = _progress[target].FirstDevice;
        while (at != 0 && _devices[at - 1].Device != device.Value)
        {
            at = _devices[at - 1].Next;
        }

        return at;
    }

    private static bool Is(byte[] bits, int target) => (Volatile.Read(ref bits[target >> 3]) & (1 << (target & 7))) != 0;

    private static void Set(byte[] bits, int target, bool isSet)
    {
        int bit = 1 << (target & 7);
        ref byte place = ref bits[target >> 3];
        Volatile.Write(ref place, (byte)(isSet ? place | bit : place & ~bit));
    }

    /// <summary>Whether a device has answered.</summary>
    public bool HasAnswer(int target, Eui64 device) => PlaceOf(target, device) != 0;

    /// <summary>The devices that answered and are not done.</summary>
    public IEnumerable<Eui64> Unfinished(int target)
    {
        for (int at = _progress[target].FirstDevice; at != 0; at = _devices[at - 1].Next)
        {
            if (!_devices[at - 1].IsFinal)
            {
                yield return new Eui64(_devices[at - 1].Device);
            }
        }
    }

    public bool HasAnswer(int target) => _progress[target].FirstDevice != 0;
}
