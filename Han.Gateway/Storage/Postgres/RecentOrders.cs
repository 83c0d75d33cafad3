namespace Han.Gateway.Storage.Postgres;

/// <summary>
/// The stored keys of the orders that were written to last, in two generations: when the younger is full, the older is forgotten and the younger takes its
/// place. What is forgotten can be asked of the store again, so the room bounds memory and costs no exactness.
/// </summary>
/// <param name="room">Words in a generation, a new order counted as one more.</param>
internal sealed class RecentOrders(int room = RecentOrders.UsualRoom)
{
    /// <summary>Some twenty megabytes of sixty-four thousand small orders, or two hundred of ten thousand targets each.</summary>
    public const int UsualRoom = 512 * 1024;

    private Dictionary<uint, OrderKeys> _younger = [];
    private Dictionary<uint, OrderKeys> _older = [];
    private int _taken;

    /// <summary>What is known of an order; null when it has to be asked.</summary>
    public OrderKeys? Find(uint order)
    {
        if (_younger.TryGetValue(order, out OrderKeys? keys))
        {
            return keys;
        }

        if (_older.Remove(order, out keys))
        {
            Keep(order, keys);
        }

        return keys;
    }

    /// <summary>Takes up an order of which no key is known yet.</summary>
    public OrderKeys Begin(uint order)
    {
        var keys = new OrderKeys();
        Keep(order, keys);
        return keys;
    }

    /// <param name="keys">What <see cref="Find"/> or <see cref="Begin"/> gave for the key's order.</param>
    /// <returns>True when the key was not known.</returns>
    public bool Add(OrderKeys keys, long key)
    {
        int words = keys.Words;
        bool isNew = keys.Add(key);
        _taken += keys.Words - words;
        return isNew;
    }

    public void Clear()
    {
        _younger.Clear();
        _older.Clear();
        _taken = 0;
    }

    private void Keep(uint order, OrderKeys keys)
    {
        if (_taken >= room)
        {
            (_younger, _older) = (_older, _younger);
            _younger.Clear();
            _taken = 0;
        }

        _younger.Add(order, keys);
        _taken += keys.Words + 1;
    }
}
