using System.Collections.Concurrent;
using Han.Gateway.MessagingLog;

namespace Han.Gateway.Requests;

/// <summary>Figures for people who watch: per TDSP how many targets there are and how many are closed, rows stored, repeats and gaps. Any thread reads.</summary>
public sealed class DeliveryCounters
{
    /// <summary>One more than the largest <see cref="LogStatus"/>.</summary>
    internal static readonly int Statuses = (int)Enum.GetValues<LogStatus>().Max() + 1;

    private readonly ConcurrentDictionary<string, Counts> _byTdsp = new(StringComparer.Ordinal);
    private readonly long[] _byStatus = new long[Statuses];
    private long _rows;
    private long _repeated;
    private long _gaps;

    public long Rows => Interlocked.Read(ref _rows);

    /// <summary>Reports that came again under a known key.</summary>
    public long RepeatedReports => Interlocked.Read(ref _repeated);

    /// <summary>Holes in a target's report sequence: each means loss on the way.</summary>
    public long Gaps => Interlocked.Read(ref _gaps);

    /// <summary>(targets, closed) of a TDSP since start.</summary>
    public (int Targets, int Closed) Of(string tdsp) =>
        _byTdsp.TryGetValue(tdsp, out Counts? counts) ? (Volatile.Read(ref counts.Targets), Volatile.Read(ref counts.Closed)) : default;

    internal void Added(OpenOrder order)
    {
        Counts counts = _byTdsp.GetOrAdd(order.Tdsp, static _ => new Counts());
        Interlocked.Add(ref counts.Targets, order.Targets.Length);
        Interlocked.Add(ref counts.Closed, order.Targets.Length - order.OpenCount);
    }

    internal void Closed(OpenOrder order) => Interlocked.Increment(ref _byTdsp.GetOrAdd(order.Tdsp, static _ => new Counts()).Closed);

    /// <summary>Rows stored since start, by what they say.</summary>
    public IEnumerable<(LogStatus Status, long Rows)> ByStatus()
    {
        for (int status = 0; status < _byStatus.Length; status++)
        {
            if (Volatile.Read(ref _byStatus[status]) is > 0 and long rows)
            {
                yield return ((LogStatus)status, rows);
            }
        }
    }

    /// <summary>Called by the one writer.</summary>
    internal void Stored(ReadOnlySpan<long> rows)
    {
        for (int status = 0; status < rows.Length; status++)
        {
            if (rows[status] > 0)
            {
                Interlocked.Add(ref _byStatus[status], rows[status]);
                Interlocked.Add(ref _rows, rows[status]);
            }
        }
    }

    internal void Repeated() => Interlocked.Increment(ref _repeated);

    internal void Gap() => Interlocked.Increment(ref _gaps);

    private sealed class Counts
    {
        public int Targets;
        public int Closed;
    }
}
