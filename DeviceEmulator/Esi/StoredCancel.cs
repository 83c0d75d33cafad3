namespace DeviceEmulator.Esi;

/// <summary>A cancel under way for one stored event: which devices still owe it an answer.</summary>
/// <param name="effectiveAt">Unix milliseconds; the largest value where it never takes effect.</param>
internal sealed class StoredCancel(OrderTag tag, byte sequence, long effectiveAt, StoredCancel? older)
{
    public readonly OrderTag Tag = tag;
    public readonly byte Sequence = sequence;
    public readonly long EffectiveAt = effectiveAt;
    public readonly StoredCancel? Older = older;
    public ushort Owing;

    public bool Owes(int device) => (Owing & (1 << device)) != 0;

    public void Answer(int device) => Owing = (ushort)(Owing & (ushort.MaxValue ^ (1 << device)));
}
