namespace DeviceEmulator.Time;

/// <summary>
/// Reusable records addressed by number, so that a timer's token can stand for one: what is under way costs no object. It grows by pieces, so nothing is
/// copied and a reference from the indexer stays good until the slot is returned. Not thread-safe.
/// </summary>
public sealed class SlotPool<T> where T : struct
{
    private const int PieceBits = 6;
    private const int PieceSize = 1 << PieceBits;

    private const int None = -1;

    private T[][] _pieces = [];

    /// <summary>After each free slot the next free one.</summary>
    private int[][] _next = [];
    private int _free = None;
    private int _used;
    private int _room;

    public ref T this[int slot] => ref _pieces[slot >> PieceBits][slot & (PieceSize - 1)];

    public int Take()
    {
        if (_free != None)
        {
            int slot = _free;
            _free = NextOf(slot);
            return slot;
        }

        if (_used == _room)
        {
            Grow();
        }

        return _used++;
    }

    public void Return(int slot)
    {
        // A large record with references is not cleared by more than a word at a time otherwise.
        new Span<T>(ref this[slot]).Clear();
        NextOf(slot) = _free;
        _free = slot;
    }

    private void Grow()
    {
        int piece = _room >> PieceBits;
        if (piece == _pieces.Length)
        {
            Array.Resize(ref _pieces, Math.Max(1, 2 * piece));
            Array.Resize(ref _next, _pieces.Length);
        }

        _pieces[piece] = new T[PieceSize];
        _next[piece] = new int[PieceSize];
        _room += PieceSize;
    }

    private ref int NextOf(int slot) => ref _next[slot >> PieceBits][slot & (PieceSize - 1)];
}
