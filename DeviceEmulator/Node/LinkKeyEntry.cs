using Sep.Codec.Security;
using Sep.Codec.Types;

namespace DeviceEmulator.Node;

/// <summary>A link key that a node shares with a partner: its ciphers, made once, and its frame counters.</summary>
internal sealed class LinkKeyEntry(Eui64 partner, in AesKey key, bool isEstablished, uint firstCounter)
{
    public Eui64 Partner { get; } = partner;

    public AesKey Key { get; } = key;

    public LinkKeyCiphers Ciphers { get; } = new(key);

    /// <summary>True for one of key establishment; false for the one with which a device comes, which secures commands but no data.</summary>
    public bool IsEstablished { get; } = isEstablished;

    public OutgoingFrameCounter Sent { get; } = new(firstCounter);

    /// <summary>Not readonly: it changes as frames come.</summary>
    public IncomingFrameCounter Heard;
}
