namespace DeviceEmulator.Esi;

/// <summary>A cancel of a text under way: which displays still owe it an answer.</summary>
internal sealed class StoredTextCancel(OrderTag tag, byte sequence, ushort owing)
{
    public readonly OrderTag Tag = tag;
    public readonly byte Sequence = sequence;
    public ushort Owing = owing;
}
