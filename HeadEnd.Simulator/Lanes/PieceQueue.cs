namespace HeadEnd.Simulator.Lanes;

/// <summary>First in, first out. It grows by pieces, so nothing is copied, and pieces that are used up are used again.</summary>
internal sealed class PieceQueue<T> where T : struct
{
    private const int PieceSize = 256;

    private Piece? _first;
    private Piece? _last;
    private Piece? _spare;

    /// <summary>Where the first one is in the first piece, and where the next one goes in the last.</summary>
    private int _head;
    private int _tail = PieceSize;

    public bool IsEmpty => _first is null;

    /// <exception cref="InvalidOperationException">The queue is empty.</exception>
    public ref readonly T First => ref (_first ?? throw Empty()).Items[_head];

    public void Add(in T item)
    {
        if (_tail == PieceSize)
        {
            AddPiece();
        }

        _last!.Items[_tail++] = item;
    }

    /// <exception cref="InvalidOperationException">The queue is empty.</exception>
    public T Take()
    {
        Piece piece = _first ?? throw Empty();
        T item = piece.Items[_head];
        piece.Items[_head++] = default;
        if (_head == PieceSize || (piece == _last && _head == _tail))
        {
            DropPiece(piece);
        }

        return item;
    }

    private void AddPiece()
    {
        Piece piece = _spare ?? new Piece();
        _spare = piece.Next;
        piece.Next = null;
        _tail = 0;
        if (_last is null)
        {
            (_first, _head) = (piece, 0);
        }
        else
        {
            _last.Next = piece;
        }

        _last = piece;
    }

    private void DropPiece(Piece piece)
    {
        (_first, _head) = (piece.Next, 0);
        if (_first is null)
        {
            (_last, _tail) = (null, PieceSize);
        }

        piece.Next = _spare;
        _spare = piece;
    }

    private static InvalidOperationException Empty() => new("The queue is empty.");

    private sealed class Piece
    {
        public readonly T[] Items = new T[PieceSize];
        public Piece? Next;
    }
}
