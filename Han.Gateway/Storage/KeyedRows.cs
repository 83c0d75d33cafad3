using DeviceEmulator.Time;
using Han.Gateway.MessagingLog;

namespace Han.Gateway.Storage;

/// <summary>Log rows with their keys, in the order in which they are to be written.</summary>
/// <param name="rows">The rows as they came.</param>
/// <param name="keys">The keys by turn.</param>
/// <param name="places">By turn, which of <paramref name="rows"/> has the key.</param>
public readonly ref struct KeyedRows(ReadOnlySpan<LogRow> rows, ReadOnlySpan<long> keys, ReadOnlySpan<int> places)
{
    private readonly ReadOnlySpan<LogRow> _rows = rows;
    private readonly ReadOnlySpan<int> _places = places;

    public ReadOnlySpan<long> Keys { get; } = keys;

    public int Count => Keys.Length;

    /// <summary>A hint: this turn, if there is one, comes next. Rows lie as they came and are read in another order.</summary>
    public void Foresee(int turn)
    {
        if (turn < Count)
        {
            Prefetch.Record(in this[turn]);
        }
    }

    /// <summary>The row whose turn it is.</summary>
    public ref readonly LogRow this[int turn] => ref _rows[_places[turn]];
}
