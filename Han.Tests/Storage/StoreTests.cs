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
        Assert.Equal(((SendCommand)request.Command).Payload.ToArray(), stored.Payload);
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
}
