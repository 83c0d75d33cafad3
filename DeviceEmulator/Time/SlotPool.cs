namespace DeviceEmulator.Time;

/// <summary>
/// Reusable records addressed by number, so that a timer's token can stand for one: what is under way costs no object. It grows by pieces, so nothing is
/// copied and a reference from the indexer stays good until the slot is returned. Not thread-safe.
/// </summary>
public sealed class SlotPool<T> where T : struct
{
    private const int PieceBits = 8;
    private const int PieceSize = 1 << PieceBits;

    private const int None = -1;

    private T[][] _pieces = [];

    /// <summary>After each free slot the next free one.</summary>
    private int[][] _next = [];
    private int _free = None;
    private int _used;

    public ref T this[int slot] => ref _pieces[slot >> PieceBits][slot & (PieceSize - 1)];

    public int Take()
    {
        if (_free != None)
        {
            int slot = _free;
            _free = NextOf(slot);
            return slot;
        }

        if (_used == _pieces.Length * PieceSize)
        {
            Array.Resize(ref _pieces, _pieces.Length + 1);
            Array.Resize(ref _next, _pieces.Length);
            _pieces[^1] = new T[PieceSize];
            _next[^1] = new int[PieceSize];
        }

        return _used++;
    }

    public void Return(int slot)
    {
        this[slot] = default;
        NextOf(slot) = _free;
        _free = slot;
    }

    private ref int NextOf(int slot) => ref _next[slot >> PieceBits][slot & (PieceSize - 1)];
}
