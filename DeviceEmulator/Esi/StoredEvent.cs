using System.Numerics;

namespace DeviceEmulator.Esi;

/// <summary>One delivery of an event in the ESI's table.</summary>
/// <param name="now">When it came, Unix milliseconds.</param>
internal sealed class StoredEvent(LoadControlCommand command, OrderTag tag, int onlyDevice, byte sequence, long now)
{
    private const int BitsPerDevice = 4;
    private const ulong ProgressBits = 0x7, UnheardBit = 0x8;

    /// <summary>Progress is held in four bits a device, one of which says that the last offer did not reach it.</summary>
    public const int MaxDevices = 16;

    /// <summary>The place that is never given: its marks are those of a device that was never there.</summary>
    public const int Nobody = MaxDevices - 1;

    private ulong _progress;

    public readonly LoadControlCommand Command = command;
    public readonly OrderTag Tag = tag;

    /// <summary>The index of the one device that is addressed, or -1 for all.</summary>
    public sbyte OnlyDevice = (sbyte)onlyDevice;
    public readonly byte Sequence = sequence;

    /// <summary>Unix milliseconds: when the event starts, which is when it came if it starts "now".</summary>
    public readonly long StartAt = command.StartAt(now);

    /// <summary>The devices for which it was cancelled, a bit each: they are not offered it again.</summary>
    public ushort CancelledFor;

    /// <summary>The newest one.</summary>
    public StoredCancel? Cancels;
    public StoredEvent? Next;

    /// <summary>Of the devices of which more than one endpoint is sent the event, which are few.</summary>
    private EndpointWords? _words;

    public uint Id => Command.Event.IssuerEventId;

    /// <summary>Unix milliseconds, without randomisation.</summary>
    public long EndAt => StartAt + Command.Event.DurationMinutes * 60_000L;

    /// <summary>The moment, in Unix milliseconds, from which no device does anything for the event any more.</summary>
    public long OverAt => Command.OverAt(StartAt);

    /// <summary>Where a device stands; what is set has reached it, until <see cref="MarkUnheard"/> says otherwise.</summary>
    public DeviceProgress this[int device]
    {
        get => (DeviceProgress)((_progress >> (device * BitsPerDevice)) & ProgressBits);
        set => _progress = (_progress & ~((ProgressBits | UnheardBit) << (device * BitsPerDevice))) | ((ulong)value << (device * BitsPerDevice));
    }

    /// <summary>True when the last offer did not reach the device, as far as is known.</summary>
    public bool IsUnheard(int device) => (_progress & (UnheardBit << (device * BitsPerDevice))) != 0;

    /// <summary>The event, or a cancel of it, went out under that sequence number and did not reach the device. True where that matters.</summary>
    public bool MarkUnheard(byte sequence, int device)
    {
        bool any = Sequence == sequence && IsUnanswered(device);
        _progress |= any ? UnheardBit << (device * BitsPerDevice) : 0;
        for (StoredCancel? cancel = Cancels; cancel is not null; cancel = cancel.Older)
        {
            if (cancel.WentUnder(sequence, device) && (cancel.Owes(device) || CancelFor(device) == cancel))
            {
                cancel.MarkUnheard(device);
                any = true;
            }
        }

        return any;
    }

    /// <summary>The device of a place, which had left, is back, in another one or the same: what it was done with it is done with, and of the rest it may speak again.</summary>
    public void Move(int from, int to)
    {
        DeviceProgress kept = this[from] is DeviceProgress.Final or DeviceProgress.Left ? this[from] : DeviceProgress.NotAddressed;
        this[from] = DeviceProgress.NotAddressed;
        this[to] = kept;
        CancelledFor = Moved(CancelledFor, from, to);
        OnlyDevice = OnlyDevice == from ? (sbyte)to : OnlyDevice;
        for (StoredCancel? cancel = Cancels; cancel is not null; cancel = cancel.Older)
        {
            cancel.Move(from, to);
        }
    }

    /// <summary>The device of a place has left for good: the place is as one that nobody ever had, and what was for that device alone is for nobody.</summary>
    public void Clear(int place)
    {
        this[place] = DeviceProgress.NotAddressed;
        CancelledFor = Cleared(CancelledFor, place);
        OnlyDevice = OnlyDevice == place ? (sbyte)Nobody : OnlyDevice;
        for (StoredCancel? cancel = Cancels; cancel is not null; cancel = cancel.Older)
        {
            cancel.Clear(place);
        }
    }

    /// <summary>Marks of which one goes to another place.</summary>
    public static ushort Moved(ushort places, int from, int to) => from == to
        ? places
        : (ushort)(Cleared((ushort)(places & ~(1 << to)), from) | (((places >> from) & 1) << to));

    /// <summary>Marks without that of a place, which is then as one that nobody ever had.</summary>
    public static ushort Cleared(ushort places, int place) => (ushort)((places & ~(1 << place)) | (((places >> Nobody) & 1) << place));

    /// <summary>True when a device has the event that it was cancelled for while it was away, or may have it.</summary>
    public bool IsCancelDue(int device) => this[device] == DeviceProgress.Left && (CancelledFor & (1 << device)) != 0;

    /// <summary>The cancel to be sent to a device, the newest one: that it owes an answer, or that it has not heard because it was away. Null for none.</summary>
    public StoredCancel? CancelFor(int device)
    {
        StoredCancel? cancel = OwedBy(device);
        for (StoredCancel? c = IsCancelDue(device) ? Cancels : null; c is not null && cancel is null; c = c.Older)
        {
            cancel = c.IsFor(device) ? c : null;
        }

        return cancel;
    }

    public bool Covers(int device) => OnlyDevice < 0 || OnlyDevice == device;

    /// <summary>True while the device may still answer for this event.</summary>
    public bool IsOpen(int device) => IsUnanswered(device) || this[device] == DeviceProgress.Accepted;

    /// <summary>True while the device was offered the event and has not reported on it.</summary>
    public bool IsUnanswered(int device) => this[device] is DeviceProgress.Sent or DeviceProgress.SentAgain;

    /// <summary>What the endpoints of a device have said, where more than one of them is sent the event; else null.</summary>
    public EndpointWords? WordsOf(int device)
    {
        EndpointWords? words = _words;
        while (words is not null && words.Place != device)
        {
            words = words.Next;
        }

        return words;
    }

    /// <summary>More than one endpoint of a device is sent the event.</summary>
    public EndpointWords Listen(int device) => WordsOf(device) ?? (_words = new EndpointWords(device, _words));

    /// <summary>What the endpoints of a device have said counts no more.</summary>
    public void Unlisten(int device)
    {
        EndpointWords? kept = null;
        for (EndpointWords? words = _words; words is not null;)
        {
            EndpointWords? next = words.Next;
            (words.Next, kept) = words.Place == device ? (null, kept) : (kept, words);
            words = next;
        }

        _words = kept;
    }

    /// <summary>Where the endpoint of a device stands, which is where the device does unless several of its endpoints are sent the event.</summary>
    public DeviceProgress ProgressOf(int device, byte endpoint) => WordsOf(device) is EndpointWords words ? words[endpoint] : this[device];

    /// <summary>True while the endpoint of a device was offered the event and has not reported on it.</summary>
    public bool IsUnanswered(int device, byte endpoint) => ProgressOf(device, endpoint) is DeviceProgress.Sent or DeviceProgress.SentAgain;

    /// <summary>Whether the endpoint of a device owes a cancel an answer.</summary>
    public bool Owes(StoredCancel cancel, int device, byte endpoint) => cancel.Owes(device) && (WordsOf(device)?.Owes(cancel, endpoint) ?? true);

    /// <summary>The endpoint of a device owes a cancel nothing more.</summary>
    public void Answer(StoredCancel cancel, int device, byte endpoint)
    {
        if (WordsOf(device)?.Answer(cancel, endpoint) ?? true)
        {
            cancel.Answer(device);
        }
    }

    /// <summary>A device owes a cancel nothing more; how many answers were to come.</summary>
    public int Settle(StoredCancel cancel, int device)
    {
        cancel.Answer(device);
        return WordsOf(device)?.Settle(cancel) ?? 1;
    }

    /// <summary>A cancel that the device owes an answer, the newest one; null for none.</summary>
    public StoredCancel? OwedBy(int device)
    {
        StoredCancel? cancel = Cancels;
        while (cancel is not null && !cancel.Owes(device))
        {
            cancel = cancel.Older;
        }

        return cancel;
    }

    /// <summary>A cancel that the endpoint of a device owes an answer; null for none.</summary>
    public StoredCancel? OwedBy(int device, byte endpoint) => WordsOf(device) is EndpointWords words ? words.OwedBy(endpoint) : OwedBy(device);

    /// <summary>
    /// The cancel that ended the event at a device at a moment: of those that were in effect without a delay the first, else the first to take effect.
    /// </summary>
    /// <param name="at">When the device says that it ended it, Unix milliseconds, to the second.</param>
    public StoredCancel? EndedBy(int device, byte endpoint, long at)
    {
        StoredCancel? found = null;
        bool certain = false;
        for (StoredCancel? cancel = Cancels; cancel is not null; cancel = cancel.Older)
        {
            bool inEffect = !cancel.IsRandomized && cancel.EffectiveAt < at + 1000;
            if (Owes(cancel, device, endpoint) && (found is null || inEffect == certain ? cancel.EffectiveAt <= (found?.EffectiveAt ?? long.MaxValue) : inEffect))
            {
                (found, certain) = (cancel, inEffect);
            }
        }

        return found;
    }

    /// <summary>The cancel of this one event that a device refused at a moment: the newest that was on its way by then.</summary>
    /// <param name="at">Unix milliseconds, to the second.</param>
    public StoredCancel? RefusedAt(int device, byte endpoint, long at)
    {
        StoredCancel? cancel = Cancels;
        while (cancel is not null && (!cancel.MayBeRefused(device) || !Owes(cancel, device, endpoint) || cancel.ForwardedAt >= at + 1000))
        {
            cancel = cancel.Older;
        }

        return cancel;
    }

    /// <summary>
    /// True when nobody has anything left to say, cancels included, and the event has run its course: some device took part in it, or every one that it
    /// covers has finished it or was told to drop it.
    /// </summary>
    /// <param name="home">All devices of the home, a bit each.</param>
    /// <param name="clients">Those that take part in load control; one that was not offered the event yet has no clock and will ask for it.</param>
    /// <param name="forgotten">Devices that are away and that it need not wait for, to be told of a cancel.</param>
    public bool IsFinished(ushort home, ushort clients, ushort forgotten = 0)
    {
        for (StoredCancel? cancel = Cancels; cancel is not null; cancel = cancel.Older)
        {
            if (cancel.Owing != 0)
            {
                return false;
            }
        }

        bool anyFinal = false;
        int done = CancelledFor;

        // Of those above nothing is known, and they are no clients: they would change nothing.
        int known = Math.Max(BitLength(_progress) + BitsPerDevice - 1, BitLength(clients) * BitsPerDevice) / BitsPerDevice;
        for (int device = 0; device < known; device++)
        {
            bool isToAsk = this[device] is DeviceProgress.NotAddressed or DeviceProgress.Left && Covers(device) && (clients & ~CancelledFor & (1 << device)) != 0;
            if (IsOpen(device) || isToAsk || (IsCancelDue(device) && (forgotten & (1 << device)) == 0))
            {
                return false;
            }

            bool isFinal = this[device] == DeviceProgress.Final;
            anyFinal |= isFinal;
            done |= isFinal ? 1 << device : 0;
        }

        int covered = OnlyDevice < 0 ? home : 1 << OnlyDevice;
        return anyFinal || (covered & ~done) == 0;
    }

    private static int BitLength(ulong bits) => 64 - BitOperations.LeadingZeroCount(bits);
}
