namespace DeviceEmulator.Home;

/// <summary>Which event an order was about, of the last orders.</summary>
internal sealed class OrderNotes
{
    private const int Capacity = 1024;

    private readonly Dictionary<uint, uint> _events = [];
    private readonly Queue<uint> _orders = [];

    /// <summary>Notes it, and returns the order.</summary>
    public uint Keep(uint order, uint issuerEventId)
    {
        if (_orders.Count == Capacity)
        {
            _events.Remove(_orders.Dequeue());
        }

        _orders.Enqueue(order);
        _events[order] = issuerEventId;
        return order;
    }

    public uint Find(uint order) => _events.GetValueOrDefault(order);
}
