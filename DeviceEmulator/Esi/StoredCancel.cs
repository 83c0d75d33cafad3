namespace DeviceEmulator.Esi;

/// <summary>A cancel under way for one stored event: which devices still owe it an answer.</summary>
/// <param name="command">As it was ordered.</param>
/// <param name="forwardedAt">Unix milliseconds.</param>
/// <param name="effectiveAt">Unix milliseconds; the largest value where it never takes effect.</param>
/// <param name="isRandomized">True where each device adds a random delay of its own.</param>
internal sealed class StoredCancel(
    EsiCommand command, OrderTag tag, byte sequence, long forwardedAt, long effectiveAt, bool isRandomized, StoredCancel? older)
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

    /// <summary>True for a cancel-all, which a device cannot refuse.</summary>
    public bool IsForAll => Command is CancelAllCommand;

    public bool Owes(int device) => (Owing & (1 << device)) != 0;

    /// <summary>True when it did not reach the device, as far as is known.</summary>
    public bool IsUnheard(int device) => (_unheard & (1 << device)) != 0;

    public void MarkUnheard(int device) => _unheard |= (ushort)(1 << device);

    public void MarkSent(int device) => _unheard &= (ushort)(ushort.MaxValue ^ (1 << device));

    public void Answer(int device) => Owing = (ushort)(Owing & (ushort.MaxValue ^ (1 << device)));
}
