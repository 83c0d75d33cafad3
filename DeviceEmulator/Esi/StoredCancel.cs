namespace DeviceEmulator.Esi;

/// <summary>A cancel under way for one stored event: which devices still owe it an answer.</summary>
/// <param name="command">As it was ordered.</param>
/// <param name="forwardedAt">Unix milliseconds.</param>
/// <param name="effectiveAt">Unix milliseconds; the largest value where it never takes effect.</param>
/// <param name="places">The places that it is for, a bit each: those of devices that are away or join later, too.</param>
/// <param name="isRandomized">True where each device adds a random delay of its own.</param>
internal sealed class StoredCancel(
    EsiCommand command, OrderTag tag, byte sequence, long forwardedAt, long effectiveAt, bool isRandomized, ushort places, StoredCancel? older)
{
    public readonly EsiCommand Command = command;
    public readonly OrderTag Tag = tag;
    public readonly StoredCancel? Older = older;
    public readonly long ForwardedAt = forwardedAt;
    public readonly long EffectiveAt = effectiveAt;
    public readonly byte Sequence = sequence;
    public readonly bool IsRandomized = isRandomized;
    public ushort Owing;
    private ushort _unheard;
    private ushort _places = places;
    private ushort _alone;
    private byte _aloneSequence;

    public bool IsForAll => Command is CancelAllCommand;

    /// <summary>True for a cancel of one event; nobody can refuse a cancel-all before it was sent to it as one of these.</summary>
    public bool MayBeRefused(int device) => !IsForAll || IsAlone(device);

    public bool IsFor(int device) => (_places & (1 << device)) != 0;

    public bool Owes(int device) => (Owing & (1 << device)) != 0;

    /// <summary>True when it did not reach the device, as far as is known.</summary>
    public bool IsUnheard(int device) => (_unheard & (1 << device)) != 0;

    /// <summary>True for the number under which it went to the device: with the cancels of other events, or alone.</summary>
    public bool WentUnder(byte sequence, int device) => sequence == Sequence || WentAloneUnder(sequence, device);

    /// <summary>True for the number under which the device was sent it for this one event.</summary>
    public bool WentAloneUnder(byte sequence, int device) => IsForAll ? IsAlone(device) && sequence == _aloneSequence : sequence == Sequence;

    /// <summary>A cancel-all goes to a device as a cancel of this one event. Its answer is told from those to the others by a number of its own.</summary>
    /// <param name="last">The last number that was given; the next one is taken at the first time.</param>
    public byte GoAlone(int device, ref byte last)
    {
        _aloneSequence = _alone == 0 ? unchecked(++last) : _aloneSequence;
        _alone |= (ushort)(1 << device);
        return _aloneSequence;
    }

    public void MarkUnheard(int device) => _unheard |= (ushort)(1 << device);

    public void MarkSent(int device) => _unheard &= (ushort)(ushort.MaxValue ^ (1 << device));

    /// <summary>The device of a place is in another one; nothing is left of it in the first.</summary>
    public void Move(int from, int to)
    {
        _places = StoredEvent.Moved(_places, from, to);
        MarkSent(from);
        MarkSent(to);
        _alone &= (ushort)(ushort.MaxValue ^ ((1 << from) | (1 << to)));
    }

    /// <summary>The device of a place has left for good.</summary>
    public void Clear(int place)
    {
        _places = StoredEvent.Cleared(_places, place);
        MarkSent(place);
        _alone = (ushort)(_alone & ~(1 << place));
    }

    public void Answer(int device) => Owing = (ushort)(Owing & (ushort.MaxValue ^ (1 << device)));

    private bool IsAlone(int device) => (_alone & (1 << device)) != 0;
}
