using HeadEnd.Simulator.Link;

namespace HeadEnd.Simulator.Lanes;

/// <summary>
/// Lines that are ready to be sent to, by rising place: the urgent first, and of one priority those that came first. Nearly all of them come at the end of
/// their priority, where one costs the same however many wait; a line whose priority rises keeps the moment at which it came, and is put in between.
/// Entries are not taken out before their turn: whoever takes one compares its place with the line's own.
/// </summary>
internal sealed class ReadyQueue
{
    /// <summary>Below the priority a place says when the line came.</summary>
    public const int SinceBits = 60;

    private readonly PieceQueue<Entry>[] _byUrgency = [.. Enum.GetValues<OrderPriority>().Select(_ => new PieceQueue<Entry>())];
    private readonly PriorityQueue<EsiLine, ulong> _risen = new();

    public bool IsEmpty => _risen.Count == 0 && Array.TrueForAll(_byUrgency, q => q.IsEmpty);

    /// <summary>Adds a line that has just come: its place is behind all of its priority.</summary>
    public void Append(EsiLine line, ulong place) => _byUrgency[place >> SinceBits].Add(new Entry(line, place));

    /// <summary>Adds a line anywhere.</summary>
    public void Insert(EsiLine line, ulong place) => _risen.Enqueue(line, place);

    /// <summary>Takes the entry with the lowest place.</summary>
    public bool TryTake(out EsiLine? line, out ulong place)
    {
        PieceQueue<Entry>? queue = Array.Find(_byUrgency, q => !q.IsEmpty);
        if (_risen.TryPeek(out line, out place) && (queue is null || place < queue.First.Place))
        {
            _risen.Dequeue();
            return true;
        }

        (line, place) = queue?.Take() ?? default;
        return queue is not null;
    }

    private readonly record struct Entry(EsiLine Line, ulong Place);
}
