namespace DeviceEmulator.Time;

/// <summary>
/// The timers of one lane, in order of (due, insertion). Not thread-safe: it belongs to the loop that steps it. A heap over one array in which each entry
/// has four children: half the levels of a binary one, and the children lie side by side. An entry costs 24 octets and no object; cancellation is lazy
/// (see <see cref="ITimed"/>).
/// </summary>
public sealed class Agenda
{
    private const int Children = 4;

    private Entry[] _heap = new Entry[16];
    private uint _sequence;

    /// <summary>The moment being processed: everything that happens on the loop happens at this time.</summary>
    public MarketTime Now { get; private set; }

    public int Count { get; private set; }

    /// <summary>When the next timer is due, or <see cref="MarketTime.Never"/>.</summary>
    public MarketTime NextDue => Count == 0 ? MarketTime.Never : new MarketTime(_heap[0].Due);

    /// <summary>Makes room for so many more timers at once, instead of by doubling.</summary>
    public void Reserve(int more)
    {
        if (Count + more > _heap.Length)
        {
            Array.Resize(ref _heap, Math.Max(Count + more, _heap.Length * 2));
        }
    }

    /// <summary>Wakes <paramref name="target"/> at <paramref name="due"/>, at the earliest now; equal moments keep the order of the calls.</summary>
    public void Schedule(MarketTime due, ITimed target, int token)
    {
        if (Count == _heap.Length)
        {
            Array.Resize(ref _heap, Count * 2);
        }

        Entry entry = new(Math.Max(due.Milliseconds, Now.Milliseconds), target, unchecked(_sequence++), token);
        Entry[] heap = _heap;
        int hole = Count++;
        while (hole > 0)
        {
            int parent = (hole - 1) / Children;
            if (!entry.IsBefore(heap[parent]))
            {
                break;
            }

            heap[hole] = heap[parent];
            hole = parent;
        }

        heap[hole] = entry;
    }

    /// <summary>Moves <see cref="Now"/> on to a moment at which something enters from outside. Never backwards.</summary>
    public void Enter(MarketTime now) => Now = MarketTime.Max(Now, now);

    /// <summary>Takes the next timer due at or before <paramref name="upTo"/> and wakes its owner.</summary>
    public bool TryStep(MarketTime upTo)
    {
        if (!TryTake(upTo, out ITimed? target, out int token))
        {
            return false;
        }

        target!.OnTimer(Now, token);
        return true;
    }

    /// <summary>Takes the next timer due at or before <paramref name="upTo"/>; <see cref="Now"/> becomes the moment it is due.</summary>
    public bool TryTake(MarketTime upTo, out ITimed? target, out int token)
    {
        if (Count == 0 || _heap[0].Due > upTo.Milliseconds)
        {
            (target, token) = (null, 0);
            return false;
        }

        Entry first = _heap[0];
        RemoveFirst();
        Now = MarketTime.Max(Now, new MarketTime(first.Due));
        (target, token) = (first.Target, first.Token);
        return true;
    }

    private void RemoveFirst()
    {
        Entry[] heap = _heap;
        int count = --Count;
        Entry moved = heap[count];
        heap[count] = default;
        if (count == 0)
        {
            return;
        }

        int hole = 0;
        for (int first = 1; first < count; first = Children * hole + 1)
        {
            int least = first;
            int end = Math.Min(first + Children, count);
            for (int child = first + 1; child < end; child++)
            {
                least = heap[child].IsBefore(heap[least]) ? child : least;
            }

            if (!heap[least].IsBefore(moved))
            {
                break;
            }

            heap[hole] = heap[least];
            hole = least;
        }

        heap[hole] = moved;
    }

    /// <summary>
    /// The sequence wraps: of two entries of one moment the one set first is known as long as less than 2^31 others were set between them.
    /// </summary>
    private readonly record struct Entry(long Due, ITimed Target, uint Sequence, int Token)
    {
        public bool IsBefore(in Entry other) => Due < other.Due || (Due == other.Due && unchecked((int)(Sequence - other.Sequence)) < 0);
    }
}
