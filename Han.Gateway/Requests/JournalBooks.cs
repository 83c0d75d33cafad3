using System.Runtime.InteropServices;
using DeviceEmulator.Time;
using Han.Gateway.Agreements;
using Han.Gateway.MessagingLog;
using Han.Gateway.Provisioning;
using Han.Gateway.Storage;
using HeadEnd.Simulator.Link;

namespace Han.Gateway.Requests;

/// <summary>
/// What the next commit writes beside its requests: log rows, closed targets, market time. Where a commit finds no room, all of it stays for the one
/// after. Single-threaded: it belongs to the journal's loop.
/// </summary>
internal sealed class JournalBooks(
    JournalStore store, OpenTargets targets, DeviceReports devices, AgreementReports agreements, DeliveryCounters counters)
{
    /// <summary>As many rows as a commit has at most, as a rule: the last batch taken may go beyond the limit, and the end of an order gives many rows at once.</summary>
    public const int UsualRows = RowsPerCommit + (RowsPerCommit / 4);

    /// <summary>
    /// Rows lie by order and target while they come by time, so each commit writes anew most of the pages that the open orders have: with a fifth of these rows a
    /// hundred thousand open targets write more than twice as much. Who asks while such a commit is written waits for all of it.
    /// </summary>
    private const int RowsPerCommit = 100_000;

    /// <summary>Where somebody waits already when the rows are taken.</summary>
    private const int RowsBesideRequests = 20_000;

    private readonly List<LogRow> _rows = new(UsualRows);
    private readonly long[] _newRows = new long[DeliveryCounters.Statuses];
    private MarketTime _upTo;

    /// <summary>Rows of the next commit; none once it is on disk.</summary>
    public IReadOnlyList<LogRow> Rows => _rows;

    /// <summary>False when no more reports are to be taken into the next commit.</summary>
    /// <param name="isAwaited">Somebody waits for it, or for the one after it.</param>
    public bool HasRoom(bool isAwaited) => _rows.Count < (isAwaited ? RowsBesideRequests : RowsPerCommit);

    /// <summary>What a request would clash with, as it is now, requests of the same commit included; null when nothing.</summary>
    public Refusal? Refuse(AcceptedRequest request) => devices.Refuse(request) ?? agreements.Refuse(request);

    /// <summary>What a request says of a device or an agreement is written with it.</summary>
    public void Accept(AcceptedRequest request)
    {
        devices.Accept(request);
        agreements.Accept(request);
        Reach(request.AcceptedAt);
    }

    /// <summary>The commit did not come about, and its requests are not taken.</summary>
    public void ForgetRequests()
    {
        // First: what devices are reported to do once more may end agreements.
        agreements.Forget();
        devices.ForgetRequests();
    }

    /// <summary>RQA rows of an order that has been handed over.</summary>
    public void TakeSent(TdspOrder order)
    {
        foreach (OrderTarget target in order.Targets.Span)
        {
            _rows.Add(new LogRow(order.OrderId, target.Ordinal, 0, order.EnteredAt, target.Device, LogStatus.Sent, 0, 0));
        }
    }

    public void Take(ReportBatch batch)
    {
        using (batch)
        {
            // Where there is no report any more, the reader gives one of no order.
            ReportBatch.Reader reader = batch.Read();
            reader.Next(out TdspReport now);
            reader.Next(out TdspReport next);
            for (int left = batch.Count; left > 0; left--)
            {
                reader.Next(out TdspReport afterNext);
                targets.Foresee(afterNext, 1);
                targets.Foresee(next, 2);
                targets.Apply(now, _rows);
                now = next;
                next = afterNext;
            }

            Reach(batch.UpTo);
        }
    }

    /// <summary>Market time has come this far.</summary>
    public void Reach(MarketTime moment) => _upTo = MarketTime.Max(_upTo, moment);

    public void Write(MarketTime now)
    {
        Array.Clear(_newRows);
        store.Write(CollectionsMarshal.AsSpan(_rows), _newRows);
        foreach (OpenOrder order in targets.Dirty)
        {
            store.UpdateOrder(order.Order.OrderId, order.IsOver, order.Closed);
        }

        MarketTime clock = MarketTime.Max(_upTo, now);
        devices.Write(store);
        agreements.Write(store, clock);
        store.SetClock(clock);
    }

    /// <summary>What memory holds follows the disk, never the other way round.</summary>
    public void Committed()
    {
        counters.Stored(_newRows);
        _rows.Clear();
        devices.Committed();
        agreements.Committed();
        targets.Written();
    }
}
