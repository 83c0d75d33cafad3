namespace DeviceEmulator.Esi;

/// <summary>A cancel under way for one stored event: which devices still owe it an answer.</summary>
internal sealed class StoredCancel(OrderTag tag, byte sequence, StoredCancel? next)
{
    public readonly OrderTag Tag = tag;
    public readonly byte Sequence = sequence;
    public readonly StoredCancel? Next = next;
    public ushort Owing;

    public bool Owes(int device) => (Owing & (1 << device)) != 0;

    public void Answer(int device) => Owing = (ushort)(Owing & (ushort.MaxValue ^ (1 << device)));
}
