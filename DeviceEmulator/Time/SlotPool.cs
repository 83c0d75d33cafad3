using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DeviceEmulator.Time;

/// <summary>
/// Reusable records addressed by number, so that a timer's token can stand for one: what is under way costs no object. It grows by pieces, so nothing is
/// copied and a reference from the indexer stays good until the slot is returned. Not thread-safe.
/// </summary>
public sealed class SlotPool<T> where T : struct
{
    private const int PieceBits = 6;
    private const int PieceSize = 1 << PieceBits;

    private T[][] _pieces = [];

    /// <summary>The slots that were returned, the last one last, in pieces as well: no more can be returned than there are.</summary>
    private int[][] _free = [];
    private int _returned;
    private int _used;

    /// <summary>A record by its number, which is one that was taken and not returned yet. That is not checked, beyond what memory safety needs.</summary>
    /// <remarks>
    /// Every piece has the same size, so the number needs no check within it: to read a length a line of memory would be fetched that nothing else needs. The comparison
    /// stands in for the compiler's own check for null, which reads that line as well.
    /// </remarks>
    public ref T this[int slot]
    {
        get
        {
            T[] piece = _pieces[slot >> PieceBits] ?? throw NotGiven(slot);
            return ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(piece), slot & (PieceSize - 1));
        }
    }

    public int Take()
    {
        if (_returned > 0)
        {
            _returned--;
            return _free[_returned >> PieceBits][_returned & (PieceSize - 1)];
        }

        if (_used >> PieceBits == _pieces.Length || _pieces[_used >> PieceBits] is null)
        {
            Grow();
        }

        return _used++;
    }

    public void Return(int slot)
    {
        // A large record with references is not cleared by more than a word at a time otherwise.
        new Span<T>(ref this[slot]).Clear();
        ReturnCleared(slot);
    }

    /// <summary>Takes back a record in which its user has left no reference.</summary>
    public void ReturnCleared(int slot)
    {
        _free[_returned >> PieceBits][_returned & (PieceSize - 1)] = slot;
        _returned++;
    }

    private void Grow()
    {
        int piece = _used >> PieceBits;
        if (piece == _pieces.Length)
        {
            Array.Resize(ref _pieces, Math.Max(1, 2 * piece));
            Array.Resize(ref _free, _pieces.Length);
        }

        _pieces[piece] = new T[PieceSize];
        _free[piece] = new int[PieceSize];
    }

    private static ArgumentOutOfRangeException NotGiven(int slot) => new(nameof(slot), slot, "No record has that number.");
}
