using Han.Gateway.MessagingLog;

namespace Han.Gateway.Storage;

/// <summary>
/// Puts the rows of a commit in the order of their keys, so that a tree is filled leaf by leaf. Its buffers are kept: it allocates only when a commit is
/// larger than all before.
/// </summary>
/// <param name="capacity">So many rows it sorts without an allocation from the start.</param>
public sealed class KeyOrder(int capacity = 0)
{
    private long[] _keys = new long[capacity];
    private int[] _places = new int[capacity];

    /// <summary>The rows by rising key; of rows with one key only the first. Holds until the next call.</summary>
    /// <exception cref="InvalidDataException">A row has no key, as <see cref="LogKey.Of"/> says.</exception>
    public KeyedRows Sort(ReadOnlySpan<LogRow> rows)
    {
        if (rows.Length > _keys.Length)
        {
            int length = Math.Max(rows.Length, 2 * _keys.Length);
            _keys = new long[length];
            _places = new int[length];
        }

        Span<long> keys = _keys.AsSpan(0, rows.Length);
        Span<int> places = _places.AsSpan(0, rows.Length);
        for (int i = 0; i < rows.Length; i++)
        {
            keys[i] = LogKey.Of(rows[i]);
            places[i] = i;
        }

        keys.Sort(places);
        int count = KeepFirsts(keys, places);
        return new KeyedRows(rows, keys[..count], places[..count]);
    }

    /// <summary>The sort leaves rows of one key in any order: the one that came first has the lowest place.</summary>
    private static int KeepFirsts(Span<long> keys, Span<int> places)
    {
        int count = 0;
        for (int i = 0; i < keys.Length; i++)
        {
            if (count > 0 && keys[count - 1] == keys[i])
            {
                places[count - 1] = Math.Min(places[count - 1], places[i]);
            }
            else
            {
                keys[count] = keys[i];
                places[count] = places[i];
                count++;
            }
        }

        return count;
    }
}
