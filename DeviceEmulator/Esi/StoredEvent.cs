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

    /// <summary>Marks of which one goes to another place. The first place is then as one that nobody ever had, which the last one, never given, is.</summary>
    public static ushort Moved(ushort places, int from, int to)
    {
        const int Never = MaxDevices - 1;
        if (from == to)
        {
            return places;
        }

        int others = places & ~(1 << from) & ~(1 << to);
        return (ushort)(others | (((places >> from) & 1) << to) | (((places >> Never) & 1) << from));
    }

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

    /// <summary>
    /// The cancel that ended the event at a device at a moment: of those that were in effect without a delay the first, else the first to take effect.
    /// </summary>
    /// <param name="at">When the device says that it ended it, Unix milliseconds, to the second.</param>
    public StoredCancel? EndedBy(int device, long at)
    {
        StoredCancel? found = null;
        bool certain = false;
        for (StoredCancel? cancel = Cancels; cancel is not null; cancel = cancel.Older)
        {
            bool inEffect = !cancel.IsRandomized && cancel.EffectiveAt < at + 1000;
            if (cancel.Owes(device) && (found is null || inEffect == certain ? cancel.EffectiveAt <= (found?.EffectiveAt ?? long.MaxValue) : inEffect))
            {
                (found, certain) = (cancel, inEffect);
            }
        }

        return found;
    }

    /// <summary>The cancel of this one event that a device refused at a moment: the newest that was on its way by then.</summary>
    /// <param name="at">Unix milliseconds, to the second.</param>
    public StoredCancel? RefusedAt(int device, long at)
    {
        StoredCancel? cancel = Cancels;
        while (cancel is not null && (!cancel.MayBeRefused(device) || !cancel.Owes(device) || cancel.ForwardedAt >= at + 1000))
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
    public bool IsFinished(ushort home, ushort clients)
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
            if (IsOpen(device) || isToAsk || IsCancelDue(device))
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
