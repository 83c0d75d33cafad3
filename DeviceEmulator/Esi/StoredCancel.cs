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

    /// <summary>True for a cancel-all, which a device cannot refuse.</summary>
    public bool IsForAll => Command is CancelAllCommand;

    public bool IsFor(int device) => (_places & (1 << device)) != 0;

    public bool Owes(int device) => (Owing & (1 << device)) != 0;

    /// <summary>True when it did not reach the device, as far as is known.</summary>
    public bool IsUnheard(int device) => (_unheard & (1 << device)) != 0;

    public void MarkUnheard(int device) => _unheard |= (ushort)(1 << device);

    public void MarkSent(int device) => _unheard &= (ushort)(ushort.MaxValue ^ (1 << device));

    /// <summary>The device of a place is in another one; nothing is left of it in the first.</summary>
    public void Move(int from, int to)
    {
        _places = StoredEvent.Moved(_places, from, to);
        MarkSent(from);
        MarkSent(to);
    }

    /// <summary>The device of a place has left for good.</summary>
    public void Clear(int place)
    {
        _places = StoredEvent.Cleared(_places, place);
        MarkSent(place);
    }

    public void Answer(int device) => Owing = (ushort)(Owing & (ushort.MaxValue ^ (1 << device)));
}
