namespace DeviceEmulator.Time;

/// <summary>The timers of one agenda, by number. It grows by pieces, so nothing is copied and no more room is taken than was once needed.</summary>
internal sealed class TimerPool
{
    /// <summary>No timer.</summary>
    public const int None = -1;

    private const int PieceBits = 9;
    private const int PieceSize = 1 << PieceBits;

    private PendingTimer[][] _pieces = [];
    private int _free = None;
    private int _used;
    private int _room;

    public ref PendingTimer this[int number] => ref _pieces[number >> PieceBits][number & (PieceSize - 1)];

    public int Take(in PendingTimer timer)
    {
        int number = _free;
        if (number == None)
        {
            number = TakeNew();
        }
        else
        {
            _free = this[number].Next;
        }

        this[number] = timer;
        return number;
    }

    /// <summary>Its target is let go.</summary>
    public void Return(int number)
    {
        this[number] = default(PendingTimer) with { Next = _free };
        _free = number;
    }

    private int TakeNew()
    {
        if (_used == _room)
        {
            int piece = _room >> PieceBits;
            if (piece == _pieces.Length)
            {
                Array.Resize(ref _pieces, Math.Max(4, 2 * piece));
            }

            _pieces[piece] = new PendingTimer[PieceSize];
            _room += PieceSize;
        }

        return _used++;
    }
}
