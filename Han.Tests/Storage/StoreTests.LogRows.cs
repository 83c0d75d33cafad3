using System.Data.Common;
using DeviceEmulator.Time;
using Han.Gateway.MessagingLog;
using Han.Gateway.Requests;
using Han.Gateway.Routing;
using Han.Gateway.Storage;
using HeadEnd.Simulator.Link;
using Sep.Codec.Types;

namespace Han.Tests.Storage;

/// <summary>Rows of the log: their keys, the first of a key counts, and how a log is read.</summary>
public abstract partial class StoreTests
{
    [SkippableFact]
    public void OfRowsWithOneKeyTheFirstCounts()
    {
        LogRow first = Samples.Row(10, 0, 1);
        LogRow second = Samples.Row(10, 0, 2, LogStatus.Started);
        LogRow third = Samples.Row(10, 1, 1);
        LogRow fourth = Samples.Row(11, 0, 1);
        Assert.Equal([(LogStatus.Sent, 1L)], Write(first));
        Assert.Equal([(LogStatus.Started, 1L)], Write(first with { Detail = 9 }, second, second with { Detail = 9 }));
        Assert.Empty(Write(first, second));
        Assert.Equal([(LogStatus.Sent, 1L)], Write(second, third));
        Assert.Equal([(LogStatus.Sent, 1L)], Write(fourth));
        Assert.Empty(Write());
        Assert.Equal([first, second, third], Journal.RowsOf(10));
        Assert.Equal([fourth], Journal.RowsOf(11));
    }

    [SkippableFact]
    public void TwoWritesOfOneTransactionKeepTheRule()
    {
        long[] counts = new long[DeliveryCounters.Statuses];
        Do(() =>
        {
            Journal.Write([Samples.Row(1, 0, 1), Samples.Row(1, 0, 1)], counts);
            Journal.Write([Samples.Row(1, 0, 1), Samples.Row(1, 0, 2)], counts);
        });
        Assert.Equal(2, counts[(int)LogStatus.Sent]);
        Assert.Equal(2, Journal.RowsOf(1).Count());
    }

    /// <summary>Drivers compile what is run often, and must not keep to the values that they saw then.</summary>
    [SkippableFact]
    public void WhatIsRunOftenTakesItsValuesAnew()
    {
        Do(() =>
        {
            for (int number = 1; number <= 40; number++)
            {
                Journal.Insert(Samples.Request(number, eventId: number % 3 == 0 ? null : (uint)number, reference: number % 2 == 0 ? null : $"r{number}"));
                Journal.UpdateOrder((uint)number * 10, number % 2 == 0, [(byte)number]);
                Assert.Equal(number % 3 == 0 ? null : number, Journal.RequestOfEvent((uint)number));
            }
        });
        Assert.Equal(Enumerable.Range(1, 40).Where(n => n % 2 == 1).Select(n => (byte)n), Reader.OrdersToReplay("Oncor").Where(o => !o.IsOver).Select(o => o.Closed[0]));
        Assert.All(Enumerable.Range(1, 40), n => Assert.Equal(n % 2 == 1, Reader.FindReference(Samples.Duns, $"r{n}") is not null));
    }

    [SkippableFact]
    public void TheLargestValuesComeBack()
    {
        var row = new LogRow(
            uint.MaxValue, LogKey.Ordinals - 1, LogRow.GatewaySequence + LogKey.Sequences - 1, new MarketTime(long.MaxValue), new Eui64(ulong.MaxValue),
            LogStatus.OthersCancelled, long.MinValue, long.MaxValue);
        Write(row);
        Assert.Equal([row], Journal.RowsOf(uint.MaxValue));
    }

    /// <summary>Orders that are neighbours, also where the number of the lower one makes its keys negative.</summary>
    [SkippableFact]
    public void ARangeOfKeysIsTheRowsOfOneOrder()
    {
        uint[] orders = [0, 1, 2, int.MaxValue, 1u + int.MaxValue, uint.MaxValue - 1, uint.MaxValue];
        LogRow[] Corners(uint order) =>
        [
            Samples.Row(order, 0, 0), Samples.Row(order, 0, LogRow.GatewaySequence),
            Samples.Row(order, LogKey.Ordinals - 1, 0), Samples.Row(order, LogKey.Ordinals - 1, LogRow.GatewaySequence + LogKey.Sequences - 1),
        ];
        Write([.. orders.SelectMany(Corners)]);
        Assert.All(orders, order => Assert.Equal(Corners(order), Journal.RowsOf(order)));
    }

    [SkippableTheory]
    [InlineData(LogKey.Ordinals, 0)]
    [InlineData(0, LogKey.Sequences)]
    [InlineData(0, LogRow.GatewaySequence - 1)]
    [InlineData(0, LogRow.GatewaySequence + LogKey.Sequences)]
    public void ARowThatHasNoKeyIsRefusedByName(uint ordinal, uint sequence)
    {
        InvalidDataException refused = Assert.Throws<InvalidDataException>(() => Write(Samples.Row(7, 1, 1), Samples.Row(8, ordinal, sequence)));
        Journal.Rollback();
        Assert.Contains("Order 8", refused.Message, StringComparison.Ordinal);
        Assert.Contains($"ordinal {ordinal}, sequence {sequence}", refused.Message, StringComparison.Ordinal);
        Assert.Empty(Journal.RowsOf(7));
        Assert.Empty(Journal.RowsOf(8));
    }

    [SkippableFact]
    public void ManyRowsComeBackInTheOrderOfTheirKey()
    {
        LogRow[] rows = [.. from ordinal in Enumerable.Range(0, 500) from sequence in Enumerable.Range(0, 10) select Samples.Row(7, (uint)ordinal, (uint)sequence)];
        Assert.Equal([(LogStatus.Sent, 5000L)], Write([.. rows.Reverse()]));
        Assert.Equal(rows, Journal.RowsOf(7));
    }

    [SkippableFact]
    public void ALongLogIsReadPageByPage()
    {
        const int Requests = 600;
        Do(() =>
        {
            for (int number = 1; number <= Requests; number++)
            {
                // Moments repeat, so that a page's end lies between requests of one moment.
                Journal.Insert(Samples.Request(number, at: number / 100));
            }
        });
        using var text = new StringWriter();
        Assert.Equal(Requests, new LogExport(Database, Samples.EmptyRegister()).Write(Samples.Duns, default, MarketTime.Never, text));
        string[] ids = [.. text.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(',')[2])];
        Assert.Equal(Enumerable.Range(1, Requests).Select(n => Samples.Id(n)), ids);
        Assert.Equal(100, new LogExport(Database, Samples.EmptyRegister()).Write(Samples.Duns, new MarketTime(2), new MarketTime(3), TextWriter.Null));
        Assert.Equal(0, new LogExport(Database, Samples.EmptyRegister()).Write("999999999", default, MarketTime.Never, TextWriter.Null));
    }

    /// <summary>Rows of another company's cancel-all go to the owner of the event that it ended, once, and only those.</summary>
    [SkippableFact]
    public void AnOwnerReadsWhatOthersHaveCancelled()
    {
        const string Other = "222222222";
        LogRow mine = Samples.Row(20, 0, 1, LogStatus.OthersCancelled) with { About = 1 };
        Do(() =>
        {
            Journal.Insert(Samples.Request(1, eventId: 5));
            Journal.Insert(Samples.Request(2) with { Duns = Other, Category = EventCategory.CAL });
            Journal.Insert(Samples.Request(3, eventId: 6));
        });
        Write(Samples.Row(20, 0, 0), mine, mine with { Ordinal = 2 }, mine with { Ordinal = 2, Sequence = 2, Status = LogStatus.Cancelled });
        Write(mine, mine with { Ordinal = 2, Sequence = 3, About = 3 });
        using var text = new StringWriter();
        new LogExport(Database, Samples.EmptyRegister()).Write(Samples.Duns, default, MarketTime.Never, text);
        string[][] lines = [.. text.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(','))];
        Assert.Equal(
            [(Samples.Id(1), "000000140000000000000001"), (Samples.Id(1), "000000140000000200000001"), (Samples.Id(3), "000000140000000200000003")],
            lines.Where(l => l[4].StartsWith("00000014", StringComparison.Ordinal)).Select(l => (l[2], l[4])));
    }

    [SkippableFact]
    public void AnExportSeesOneMoment()
    {
        Do(() => Journal.Insert(Samples.Request(1)));
        using DbConnection connection = Database.Open();
        using DbTransaction snapshot = Database.Dialect.BeginSnapshot(connection);
        Assert.Equal(1, connection.Scalar("SELECT COUNT(*) FROM han_request"));
        Do(() => Journal.Insert(Samples.Request(2)));
        Assert.Equal(1, connection.Scalar("SELECT COUNT(*) FROM han_request"));
        Assert.Equal(2, Reader.LastNumbers().Request);
    }

    private (LogStatus, long)[] Write(params LogRow[] rows)
    {
        long[] counts = new long[DeliveryCounters.Statuses];
        Do(() => Journal.Write(rows, counts));
        return [.. counts.Select((count, status) => ((LogStatus)status, count)).Where(c => c.count > 0)];
    }
}
