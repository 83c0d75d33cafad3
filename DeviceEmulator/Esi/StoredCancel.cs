namespace DeviceEmulator.Esi;

/// <summary>A cancel under way for one stored event: which devices still owe it an answer.</summary>
/// <param name="forwardedAt">Unix milliseconds.</param>
/// <param name="effectiveAt">Unix milliseconds; the largest value where it never takes effect.</param>
/// <param name="isRandomized">True where each device adds a random delay of its own.</param>
/// <param name="isForAll">True for a cancel-all, which a device cannot refuse.</param>
internal sealed class StoredCancel(
    OrderTag tag, byte sequence, long forwardedAt, long effectiveAt, bool isRandomized, bool isForAll, StoredCancel? older)
{
    public readonly OrderTag Tag = tag;
    public readonly StoredCancel? Older = older;
    public readonly long ForwardedAt = forwardedAt;
    public readonly long EffectiveAt = effectiveAt;
    public readonly byte Sequence = sequence;
    public readonly bool IsRandomized = isRandomized;
    public readonly bool IsForAll = isForAll;
    public ushort Owing;

    public bool Owes(int device) => (Owing & (1 << device)) != 0;

    public void Answer(int device) => Owing = (ushort)(Owing & (ushort.MaxValue ^ (1 << device)));
}
