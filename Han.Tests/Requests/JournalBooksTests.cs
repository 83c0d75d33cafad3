using DeviceEmulator.Time;
using Han.Gateway.Requests;
using Han.Tests.MessagingLog;
using HeadEnd.Simulator.Link;
using Sep.Codec.Types;
using Xunit;

namespace Han.Tests.Requests;

public sealed class JournalBooksTests
{
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
        Assert.Equal(rows, books.Rows);
        Assert.Equal(moreIfAwaited, books.HasRoom(isAwaited: true));
        Assert.Equal(moreElse, books.HasRoom(isAwaited: false));
    }

    private static TdspOrder OrderOf(int targets)
    {
        MarketTime now = LoadControlOrder.Now;
        return new TdspOrder(
            1, "r", OrderPriority.Low, now, now, now, new SendCommand(0x0701, 0, default),
            Enumerable.Range(1, targets).Select(i => new OrderTarget((uint)i, new Eui64((ulong)i), default)).ToArray());
    }
}
