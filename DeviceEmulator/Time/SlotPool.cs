namespace DeviceEmulator.Time;

/// <summary>
/// Reusable records addressed by number, so that a timer's token can stand for one: what is under way costs no object. Not thread-safe. A reference
/// from the indexer is valid until the next <see cref="Take"/>.
/// </summary>
public sealed class SlotPool<T> where T : struct
{
    private T[] _slots = new T[16];
    private int[] _free = new int[16];
    private int _freeCount;
    private int _used;

    public int InUse => _used - _freeCount;

    public ref T this[int slot] => ref _slots[slot];

    public int Take()
    {
        if (_freeCount > 0)
        {
            return _free[--_freeCount];
        }

        if (_used == _slots.Length)
        {
            Array.Resize(ref _slots, _used * 2);
        }

        return _used++;
    }

    public void Return(int slot)
    {
        _slots[slot] = default;
        if (_freeCount == _free.Length)
        {
            Array.Resize(ref _free, _freeCount * 2);
        }

        _free[_freeCount++] = slot;
    }
}
