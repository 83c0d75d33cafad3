using Sep.Codec.Security;
using Sep.Codec.Types;

namespace DeviceEmulator.Node;

/// <summary>A link key that a node shares with a partner: its ciphers, made once, and its frame counters.</summary>
internal sealed class LinkKeyEntry(Eui64 partner, in AesKey key, bool isEstablished, uint firstCounter)
{
    private AesKey _key = key;

    /// <summary>With whom; none for the key of a device that does not know its trust centre yet.</summary>
    public Eui64 Partner { get; set; } = partner;

    public AesKey Key => _key;

    public LinkKeyCiphers Ciphers { get; } = new(key);

    /// <summary>True for one of key establishment; false for the one with which a device comes, which secures commands but no data.</summary>
    public bool IsEstablished { get; } = isEstablished;

    public OutgoingFrameCounter Sent { get; } = new(firstCounter);

    /// <summary>Not readonly: it changes as frames come.</summary>
    public IncomingFrameCounter Heard;

    /// <summary>Overwrites the key and its ciphers: nobody uses them any more.</summary>
    public void Clear()
    {
        _key.Clear();
        Ciphers.Clear();
    }
}
