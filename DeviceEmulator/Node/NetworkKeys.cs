using Sep.Codec.Security;

namespace DeviceEmulator.Node;

/// <summary>The network keys of a node: the one in use, and the next or the last.</summary>
internal sealed class NetworkKeys
{
    private NetworkKey? _alternate;

    public NetworkKey? Active { get; private set; }

    public NetworkKey? Find(byte sequence) =>
        Active?.Sequence == sequence ? Active : _alternate?.Sequence == sequence ? _alternate : null;

    /// <summary>Takes a key and uses it at once: the first one, or that of a rejoin.</summary>
    public void Use(in AesKey key, byte sequence, uint firstCounter)
    {
        if (Active is not null && Active.Sequence == sequence && Active.Key == key)
        {
            // The same again, counters included: a nonce must not come twice.
            return;
        }

        if (_alternate is NetworkKey other && other.Sequence == sequence && other.Key == key)
        {
            (Active, _alternate) = (other, Active);
            return;
        }

        Put(Active);
        Active = new NetworkKey(key, sequence, firstCounter);
    }

    /// <summary>Takes the key that will be switched to.</summary>
    public void Prepare(in AesKey key, byte sequence, uint firstCounter)
    {
        if (Find(sequence) is null)
        {
            Put(new NetworkKey(key, sequence, firstCounter));
        }
    }

    /// <summary>True when the key is known and was not in use yet.</summary>
    public bool SwitchTo(byte sequence)
    {
        if (_alternate?.Sequence != sequence)
        {
            return false;
        }

        (Active, _alternate) = (_alternate, Active);
        return true;
    }

    /// <summary>Overwrites the keys: the node is in no network any more. If it comes back, it must not count its frames from the beginning.</summary>
    public void Forget(CounterReserve reserve)
    {
        foreach (NetworkKey key in new[] { Active, _alternate }.OfType<NetworkKey>())
        {
            reserve.Note(key.Sent);
            key.Clear();
        }

        (Active, _alternate) = (null, null);
    }

    /// <summary>Whether a number is that of a key after the one in use. The numbers wrap after 255.</summary>
    public bool IsLater(byte sequence) => Active is not null && unchecked((sbyte)(sequence - Active.Sequence)) > 0;

    /// <summary>The key before the last is used by nobody any more.</summary>
    private void Put(NetworkKey? key)
    {
        _alternate?.Clear();
        _alternate = key;
    }
}
