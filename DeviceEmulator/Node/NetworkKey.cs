using System.Runtime.InteropServices;
using Sep.Codec.Security;
using Sep.Codec.Types;

namespace DeviceEmulator.Node;

/// <summary>A network key as a node has it: its cipher, made once, and the frame counters under it, own and others'.</summary>
internal sealed class NetworkKey(in AesKey key, byte sequence, uint firstCounter)
{
    private AesKey _key = key;
    private readonly Dictionary<Eui64, IncomingFrameCounter> _heard = [];

    public AesKey Key => _key;

    public byte Sequence { get; } = sequence;

    public Aes128 Cipher { get; } = new(key);

    public OutgoingFrameCounter Sent { get; } = new(firstCounter);

    /// <summary>Whether a frame of that neighbour can be new.</summary>
    public bool IsFresh(Eui64 sender, uint counter)
    {
        ref IncomingFrameCounter known = ref CollectionsMarshal.GetValueRefOrNullRef(_heard, sender);
        return System.Runtime.CompilerServices.Unsafe.IsNullRef(ref known) ? counter != OutgoingFrameCounter.Exhausted : known.IsFresh(counter);
    }

    /// <summary>Overwrites the key and its cipher: nobody uses them any more.</summary>
    public void Clear()
    {
        _key.Clear();
        Cipher.Clear();
    }

    /// <summary>Notes an authentic frame.</summary>
    public void Accept(Eui64 sender, uint counter) =>
        CollectionsMarshal.GetValueRefOrAddDefault(_heard, sender, out _).TryAccept(counter);
}
