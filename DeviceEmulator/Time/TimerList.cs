namespace DeviceEmulator.Time;

/// <summary>The timers of one place of a <see cref="TimerWheel"/>, in the order in which they came.</summary>
internal struct TimerList
{
    private int _firstChunk;
    private int _lastChunk;

    /// <summary>The first timer in the first chunk.</summary>
    private int _start;

    /// <summary>After the last timer in the last chunk.</summary>
    private int _end;

    /// <summary>The earliest moment among its timers while there are any.</summary>
    public long Due { get; private set; }

    public readonly bool IsEmpty => _firstChunk == _lastChunk && _start == _end;

    public void Append(in PendingTimer timer, SlotPool<TimerChunk> chunks)
    {
        if (IsEmpty)
        {
            _firstChunk = _lastChunk = chunks.Take();
            (_start, _end, Due) = (0, 0, timer.Due);
        }
        else if (_end == TimerChunk.Size)
        {
            int more = chunks.Take();
            chunks[_lastChunk].Next = more;
            (_lastChunk, _end) = (more, 0);
        }

        chunks[_lastChunk][_end++] = timer;
        Due = Math.Min(Due, timer.Due);
    }

    /// <summary>Looks at the timer that so many others come before; where the list ends before it, says how many come before it after the list.</summary>
    public readonly bool TryPeek(ref int ahead, SlotPool<TimerChunk> chunks, out PendingTimer timer)
    {
        int chunk = _firstChunk;
        int place = _start + ahead;
        while (chunk != _lastChunk && place >= TimerChunk.Size)
        {
            place -= TimerChunk.Size;
            chunk = chunks[chunk].Next;
        }

        if (chunk == _lastChunk && place >= _end)
        {
            ahead = place - _end;
            timer = default;
            return false;
        }

        ref TimerChunk found = ref chunks[chunk];
        FetchNext(chunk, place, found, chunks);
        timer = found[place];
        return true;
    }

    /// <summary>Takes the first timer of a list that is not empty. Its target is let go.</summary>
    public PendingTimer TakeFirst(SlotPool<TimerChunk> chunks)
    {
        ref TimerChunk chunk = ref chunks[_firstChunk];
        FetchNext(_firstChunk, _start, chunk, chunks);
        ref PendingTimer first = ref chunk[_start++];
        PendingTimer timer = first;
        first = default;
        if (IsEmpty)
        {
            chunks.ReturnCleared(_firstChunk);
            this = default;
        }
        else if (_start == TimerChunk.Size)
        {
            int next = chunk.Next;
            chunks.ReturnCleared(_firstChunk);
            (_firstChunk, _start) = (next, 0);
        }

        return timer;
    }

    /// <summary>Whoever begins with a chunk will need the one after it.</summary>
    private readonly void FetchNext(int chunk, int place, in TimerChunk begun, SlotPool<TimerChunk> chunks)
    {
        if (place == 0 && chunk != _lastChunk)
        {
            Prefetch.Record(in chunks[begun.Next]);
        }
    }
}
