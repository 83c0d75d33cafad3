using System.Runtime.ExceptionServices;
using DeviceEmulator.Time;
using HeadEnd.Simulator.Link;

namespace HeadEnd.Simulator.Lanes;

/// <summary>
/// Steps lanes side by side on several processors, all to the same moment, and puts their reports into the order in which one loop would have made them.
/// No lane knows of another, so neither what is reported nor its order tells how many hands there were.
/// </summary>
internal sealed class LaneCrew : IThreadPoolWorkItem, IDisposable
{
    private readonly Lane[] _lanes;
    private readonly ReportOutbox[] _outboxes;
    private readonly int[] _positions;

    /// <summary>Indices of the lanes that have something to do. The last is taken first.</summary>
    private readonly int[] _busy;
    private readonly int _helpers;
    private readonly ManualResetEventSlim _done = new();
    private MarketTime _moment;
    private int _notTaken;
    private int _notDone;
    private int _steps;
    private Exception? _failure;

    public LaneCrew(Lane[] lanes)
    {
        _lanes = lanes;
        _outboxes = [.. lanes.Select(_ => new ReportOutbox())];
        _positions = new int[lanes.Length];
        _busy = new int[lanes.Length];
        _helpers = Math.Min(lanes.Length, Environment.ProcessorCount) - 1;
    }

    /// <summary>Processes all that is due in any lane up to a moment; returns how many items that were.</summary>
    public int StepTo(MarketTime moment)
    {
        int busy = 0;
        for (int i = _lanes.Length - 1; i >= 0; i--)
        {
            _lanes[i].Outbox = _outboxes[i];
            if (_lanes[i].NextDue <= moment)
            {
                _busy[busy++] = i;
            }
        }

        if (busy == 0)
        {
            return 0;
        }

        (_moment, _steps, _notDone) = (moment, 0, busy);
        _done.Reset();

        // From here on a helper may begin, also one that was called for an earlier moment and comes late.
        Volatile.Write(ref _notTaken, busy);
        for (int i = Math.Min(_helpers, busy - 1); i > 0; i--)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }

        Execute();
        _done.Wait();
        if (_failure is Exception failure)
        {
            ExceptionDispatchInfo.Throw(failure);
        }

        Array.Fill(_positions, ReportBatch.FirstReport);
        return _steps;
    }

    /// <summary>Takes lanes and steps them as long as there are any.</summary>
    public void Execute()
    {
        for (int taken = Interlocked.Decrement(ref _notTaken); taken >= 0; taken = Interlocked.Decrement(ref _notTaken))
        {
            try
            {
                Interlocked.Add(ref _steps, _lanes[_busy[taken]].StepTo(_moment));
            }
#pragma warning disable CA1031 // Whatever it is: it is thrown where the loop waits.
            catch (Exception e)
#pragma warning restore CA1031
            {
                _failure = e;
            }

            if (Interlocked.Decrement(ref _notDone) == 0)
            {
                _done.Set();
            }
        }
    }

    /// <summary>Moves the reports on in the order of time and, of one moment, of lanes, until the outbox is full; false when none is left.</summary>
    /// <param name="at">When the last one moved was made.</param>
    public bool Collect(ReportOutbox outbox, out MarketTime at)
    {
        at = default;
        for (int lane = First(out at, out int next); lane >= 0; lane = First(out at, out next))
        {
            outbox.Append(_outboxes[lane].Batch!, _positions[lane], next);
            _positions[lane] = next;
            if (outbox.IsFull)
            {
                return true;
            }
        }

        foreach (ReportOutbox collected in _outboxes)
        {
            collected.Batch?.Clear();
        }

        return false;
    }

    public void Dispose()
    {
        _done.Dispose();
        foreach (ReportOutbox outbox in _outboxes)
        {
            outbox.Take()?.Dispose();
        }
    }

    private int First(out MarketTime at, out int next)
    {
        (at, next) = (default, 0);
        int first = -1;
        for (int lane = 0; lane < _lanes.Length; lane++)
        {
            if (_outboxes[lane].Batch is ReportBatch batch
                && batch.TryPeek(_positions[lane], out MarketTime its, out int end)
                && (first < 0 || its < at))
            {
                (first, at, next) = (lane, its, end);
            }
        }

        return first;
    }
}
