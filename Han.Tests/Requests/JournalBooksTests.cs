using DeviceEmulator.Time;
using Han.Gateway.Market;
using Han.Gateway.MessagingLog;
using Han.Gateway.Requests;
using Han.Tests.MessagingLog;
using HeadEnd.Simulator.Link;
using Microsoft.Extensions.Logging.Abstractions;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;
using Xunit;

namespace Han.Tests.Requests;

public sealed class JournalBooksTests
{
    private static readonly byte[] _frame = LoadControlOrder.Report(EventStatus.Received);

    /// <summary>Who waits when the rows are taken waits for 20,000 of them; where nobody does a commit takes 100,000.</summary>
    [Theory]
    [InlineData(19_999, true, true)]
    [InlineData(20_000, false, true)]
    [InlineData(99_999, false, true)]
    [InlineData(100_000, false, false)]
    [InlineData(125_000, false, false)]
    public void A_commit_takes_fewer_rows_where_somebody_waits(int rows, bool moreIfAwaited, bool moreElse)
    {
        JournalBooks books = new(null!, null!, null!, null!, null!);
        books.TakeSent(OrderOf(rows));
        Assert.Equal(rows, books.Rows.Count);
        Assert.Equal(moreIfAwaited, books.HasRoom(isAwaited: true));
        Assert.Equal(moreElse, books.HasRoom(isAwaited: false));
    }

    /// <summary>Reports are looked at before their turn; each is applied once and in its turn, however few there are and whatever they are about.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(50)]
    public void Every_report_of_a_batch_is_taken_in_its_turn(int reports)
    {
        DeliveryCounters counters = new();
        OpenTargets targets = new(new NoRequests(), new NoDevices(), counters, NullLogger.Instance);
        TdspOrder order = OrderOf(20);
        targets.Add(new OpenOrder(order, "Oncor", 1, "111111111", EventCategory.LCE, LoadControlOrder.EventId, new byte[3]));
        JournalBooks books = new(null!, targets, null!, null!, counters);
        foreach (uint sequence in new uint[] { 1, 2 })
        {
            ReportBatch batch = ReportBatch.Rent();
            for (int i = 0; i < reports; i++)
            {
                // One in three is of no order, one of no target.
                uint ordinal = (uint)(i / 3) + 1;
                uint id = i % 3 == 1 ? order.OrderId + 1 : order.OrderId;
                batch.Append(new TdspReport(id, i % 3 == 2 ? ordinal + 20 : ordinal, sequence, ReportKind.Device, order.EnteredAt, new Eui64(ordinal), 0, _frame));
            }

            batch.UpTo = order.EnteredAt;
            books.Take(batch);
        }

        uint[] expected = [.. Enumerable.Range(1, (reports + 2) / 3).Select(i => (uint)i)];
        Assert.Equal([.. expected.Select(o => (o, 1U)), .. expected.Select(o => (o, 2U))], books.Rows.Select(r => (r.Ordinal, r.Sequence)));
        Assert.Equal((0, 0), (counters.RepeatedReports, counters.Gaps));
    }

    private static TdspOrder OrderOf(int targets)
    {
        MarketTime now = LoadControlOrder.Now;
        return new TdspOrder(
            1, "r", OrderPriority.Low, now, now, now, new SendCommand(0x0701, 0, default),
            Enumerable.Range(1, targets).Select(i => new OrderTarget((uint)i, new Eui64((ulong)i), default)).ToArray());
    }
}
