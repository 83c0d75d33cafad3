namespace DeviceEmulator.Time;

/// <summary>
/// Reusable records addressed by number, so that a timer's token can stand for one: what is under way costs no object. It grows by pieces, so nothing is
/// copied and a reference from the indexer stays good until the slot is returned. Not thread-safe.
/// </summary>
public sealed class SlotPool<T> where T : struct
{
    private const int PieceBits = 8;
    private const int PieceSize = 1 << PieceBits;

    private T[][] _pieces = [];
    private int[] _free = new int[16];
    private int _freeCount;
    private int _used;

    public ref T this[int slot] => ref _pieces[slot >> PieceBits][slot & (PieceSize - 1)];

    public int Take()
    {
        if (_freeCount > 0)
        {
            return _free[--_freeCount];
        }

        if (_used == _pieces.Length * PieceSize)
        {
            Array.Resize(ref _pieces, _pieces.Length + 1);
            _pieces[^1] = new T[PieceSize];
        }

        return _used++;
    }

    public void Return(int slot)
    {
        this[slot] = default;
        if (_freeCount == _free.Length)
        {
            Array.Resize(ref _free, _freeCount * 2);
        }

        _free[_freeCount++] = slot;
    }
}
