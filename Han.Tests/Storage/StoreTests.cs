using System.Data.Common;
using DeviceEmulator.Time;
using Han.Gateway.MessagingLog;
using Han.Gateway.Requests;
using Han.Gateway.Routing;
using Han.Gateway.Storage;
using HeadEnd.Simulator.Link;
using Sep.Codec.Types;

namespace Han.Tests.Storage;

/// <summary>What every database that holds the store must do: the same tests on each of them.</summary>
public abstract partial class StoreTests : IDisposable
{
    private static readonly string[] _twoVersions = ["CREATE TABLE one (a BIGINT NOT NULL)", "CREATE TABLE two (a BIGINT NOT NULL)"];

    private StoreDatabase? _database;
    private StoreLease? _lease;
    private JournalStore? _journal;

    /// <summary>The empty place that this test has to itself; each call another gateway's view of it.</summary>
    private protected abstract IStoreDialect Place();

    private StoreDatabase Database => _database ??= new StoreDatabase(Place());

    private StoreLease Lease => _lease ??= Database.Dialect.TakeLease();

    private JournalStore Journal
    {
        get
        {
            if (_journal is null)
            {
                Database.Migrate();
                _journal = new JournalStore(Database, Lease);
            }

            return _journal;
        }
    }

    private StoredRequests Reader => new(Database);

    [SkippableFact]
    public void ARequestComesBackAsItWasStored()
    {
        AcceptedRequest request = Samples.Request(1, eventId: 4_000_000_000, alias: 77, reference: "mine");
        Do(() => Journal.Insert(request));

        FirstAnswer first = Reader.FindReference(request.Duns, "mine")!;
        Assert.Equal(request.Content, first.Content);
        var (sent, read) = ((Acknowledgement)request.Answer, (Acknowledgement)first.Answer);
        Assert.Equal(sent.Faults, read.Faults);
        Assert.Equal(sent with { Faults = [] }, read with { Faults = [] });
        Assert.Null(Reader.FindReference(request.Duns, "other"));
        Assert.Null(Reader.FindReference("999999999", "mine"));

        StoredEvent stored = Reader.FindEventByRequestId(request.Duns, EventCategory.LCE, request.RequestId)!;
        Assert.Equal((1L, request.RequestId, 4_000_000_000u, request.Priority, request.NotAfter), (stored.Number, stored.RequestId, stored.EventId, stored.Priority, stored.NotAfter));
        Assert.Equal(((SendCommand)request.Command!).Payload.ToArray(), stored.Payload);
        Assert.Equal(1, Reader.FindEventByRequestId(request.Duns, EventCategory.LCE, "mine")!.Number);
        Assert.Equal(1, Reader.FindEventById(request.Duns, EventCategory.LCE, 77)!.Number);
        Assert.Equal(1, Reader.FindEventById(request.Duns, EventCategory.LCE, 4_000_000_000)!.Number);
        Assert.Null(Reader.FindEventById(request.Duns, EventCategory.LCE, 78));
        Assert.Equal((1, 10, 4_000_000_000), Reader.LastNumbers());

        StoredOrder order = Assert.Single(Reader.OrdersToReplay("Oncor"));
        Assert.Equal(request.Orders[0].Wire, order.Wire);
        Assert.Equal((10u, 1L, request.Duns, EventCategory.LCE, (uint?)4_000_000_000, false), (order.OrderId, order.Request, order.Duns, order.Category, order.EventId, order.IsOver));
        Assert.Equal(new byte[1], order.Closed);
    }

    [SkippableFact]
    public void TheWriterSeesWhatItHasNotCommittedAndReadersDoNot()
    {
        Journal.Begin();
        Journal.Insert(Samples.Request(1, eventId: 5, alias: 6, reference: "mine"));
        Assert.NotNull(Journal.FindReference(Samples.Duns, "mine"));
        Assert.True(Journal.HasAlias(Samples.Duns, 6));
        Assert.False(Journal.HasAlias(Samples.Duns, 7));
        Assert.Equal(1, Journal.RequestOfEvent(5));
        Assert.Null(Journal.RequestOfEvent(6));
        Assert.Equal(Samples.Duns, Journal.DunsOfRequest(1));
        Assert.Null(Reader.FindReference(Samples.Duns, "mine"));
        Journal.Commit();
        Assert.NotNull(Reader.FindReference(Samples.Duns, "mine"));
    }

    [SkippableFact]
    public void WhatIsRolledBackIsGoneAndTheStoreGoesOn()
    {
        Journal.Begin();
        Journal.Insert(Samples.Request(1, reference: "mine"));
        Journal.Write([Samples.Row(10, 0, 1)], new long[DeliveryCounters.Statuses]);
        Journal.Rollback();
        Assert.Null(Reader.FindReference(Samples.Duns, "mine"));
        Assert.Empty(Journal.RowsOf(10));
        Do(() => Journal.Insert(Samples.Request(1, reference: "mine")));
        Assert.Equal(1, Reader.LastNumbers().Request);
    }

    [SkippableFact]
    public void ARequestThatBreaksAKeyIsRefusedWholeAndTheStoreGoesOn()
    {
        Do(() => Journal.Insert(Samples.Request(1, reference: "mine")));
        Journal.Begin();
        DbException broken = Assert.ThrowsAny<DbException>(() => Journal.Insert(Samples.Request(2, reference: "mine")));
        Assert.False(Journal.IsOutOfSpace(broken));
        Journal.Rollback();
        Do(() => Journal.Insert(Samples.Request(3)));
        Assert.Equal(3, Reader.LastNumbers().Request);
    }

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
    public void MarketTimeNeverGoesBack()
    {
        Do(() => Journal.SetClock(new MarketTime(5)));
        Do(() => Journal.SetClock(new MarketTime(3)));
        Assert.Equal(new MarketTime(5), Reader.MarketTime());
    }

    [SkippableFact]
    public void OrdersThatAreOverComeBackOnlyBesideOpenOnes()
    {
        const long Hour = 60 * 60 * 1000;
        Do(() =>
        {
            Journal.Insert(Samples.Request(1, at: 0));
            Journal.Insert(Samples.Request(2, at: 100 * Hour));
            Journal.Insert(Samples.Request(3, at: 103 * Hour));
            Journal.UpdateOrder(10, true, [3]);
            Journal.UpdateOrder(20, true, [3]);
        });
        Assert.Equal([20u, 30u], Reader.OrdersToReplay("Oncor").Select(o => o.OrderId));
        Assert.Empty(Reader.OrdersToReplay("TNMP"));
        Do(() => Journal.UpdateOrder(30, true, [3]));
        Assert.Empty(Reader.OrdersToReplay("Oncor"));
    }

    [SkippableFact]
    public void TheSchemaIsMadeOnceAndANewerOneIsRefusedByName()
    {
        Assert.False(Database.Dialect.Exists());
        Database.Migrate();
        Assert.True(Database.Dialect.Exists());
        Do(() => Journal.Insert(Samples.Request(1)));
        Database.Migrate();
        Assert.Equal(1, Reader.LastNumbers().Request);

        int newer = Database.Dialect.Versions.Count + 6;
        using (DbConnection connection = Database.Open())
        {
            Database.Dialect.WriteVersion(connection, newer);
        }

        InvalidDataException refused = Assert.Throws<InvalidDataException>(Database.Migrate);
        Assert.Contains(Database.Dialect.Place, refused.Message, StringComparison.Ordinal);
        Assert.Contains($"version {newer}", refused.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void AVersionIsTakenWholeOrNotAtAll()
    {
        Assert.Throws<InvalidDataException>(() => Database.Migrate([_twoVersions[0], "CREATE TABLE half (a BIGINT); INSERT INTO nowhere VALUES (1)"]));
        using (DbConnection connection = Database.Open())
        {
            Assert.Equal(1, Database.Dialect.ReadVersion(connection));
            Assert.Equal(0, connection.Scalar("SELECT COUNT(*) FROM one"));
            Assert.ThrowsAny<DbException>(() => connection.Scalar("SELECT COUNT(*) FROM half"));
        }

        Database.Migrate(_twoVersions);
        using DbConnection upgraded = Database.Open();
        Assert.Equal(2, Database.Dialect.ReadVersion(upgraded));
        Assert.Equal(0, upgraded.Scalar("SELECT COUNT(*) FROM two"));
    }

    [SkippableFact]
    public void OneGatewayHasTheRightToWrite()
    {
        Database.Migrate();
        Do(() => Journal.Insert(Samples.Request(1)));
        ArgumentException refused = Assert.Throws<ArgumentException>(() => Place().TakeLease());
        Assert.Contains("another gateway runs on", refused.Message, StringComparison.Ordinal);
        Close();
        using StoreLease second = Place().TakeLease();
        using var journal = new JournalStore(Database, second);
        Assert.Equal(Samples.Duns, journal.DunsOfRequest(1));
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

    public void Dispose()
    {
        Close();
        Clear();
        GC.SuppressFinalize(this);
    }

    /// <summary>Removes what the test has made.</summary>
    private protected abstract void Clear();

    private void Close()
    {
        _journal?.Dispose();
        _lease?.Dispose();
        _journal = null;
        _lease = null;
    }

    private void Do(Action write)
    {
        // Made before the transaction begins.
        JournalStore journal = Journal;
        journal.Begin();
        write();
        journal.Commit();
    }

    private (LogStatus, long)[] Write(params LogRow[] rows)
    {
        long[] counts = new long[DeliveryCounters.Statuses];
        Do(() => Journal.Write(rows, counts));
        return [.. counts.Select((count, status) => ((LogStatus)status, count)).Where(c => c.count > 0)];
    }
}
