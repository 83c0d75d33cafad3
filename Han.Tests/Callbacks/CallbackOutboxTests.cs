using Han.Gateway.Callbacks;
using Han.Gateway.MessagingLog;
using Han.Gateway.Requests;
using Han.Gateway.Storage;
using Han.Gateway.Storage.Sqlite;
using Han.Tests.Soap;
using Han.Tests.Storage;

namespace Han.Tests.Callbacks;

/// <summary>What the writer notes for callbacks, and what the dispatcher reads of it.</summary>
public sealed class CallbackOutboxTests : IDisposable
{
    private static readonly DateTimeOffset _now = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();
    private readonly StoreDatabase _database;
    private readonly CallbackStore _callbacks;
    private StoreLease _lease;
    private JournalStore _journal;

    public CallbackOutboxTests()
    {
        _database = new StoreDatabase(new SqliteDialect(_folder.Path));
        _callbacks = new CallbackStore(_database, Samples.EmptyRegister());
        _lease = _database.Dialect.TakeLease();
        _database.Migrate();
        _journal = new JournalStore(_database, _lease);
    }

    public void Dispose()
    {
        _journal.Dispose();
        _lease.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public void FaultsComeFirstThenRowsInTheOrderOfTheirCommits()
    {
        Insert(1);
        Write(Samples.Row(10, 2, 0), Samples.Row(10, 0, 0));
        Write(Samples.Row(10, 0, 1), Samples.Row(10, 2, 1), Samples.Row(10, 0, 2));
        CallbackRows rows = _callbacks.Read(1)!;
        Assert.Equal(
            ["000000000000000100000001", Id(10, 2, 0), Id(10, 0, 0), Id(10, 0, 1), Id(10, 2, 1), Id(10, 0, 2)], rows.Lines.Select(l => l.MessageStatusId));
        _callbacks.Confirm(1, rows.Position, _now);
        Assert.Null(_callbacks.Read(1));
        Assert.Empty(_callbacks.Due(_now, []));
        Write(Samples.Row(10, 2, 2));
        Assert.Equal([Id(10, 2, 2)], _callbacks.Read(1)!.Lines.Select(l => l.MessageStatusId));
        Assert.Equal(1, Assert.Single(_callbacks.Due(_now.AddSeconds(1), [])).Request);
    }

    [Fact]
    public void ARequestWithoutACallbackLeavesNothing()
    {
        Do(() => _journal.Insert(Samples.Request(1)));
        Write(Samples.Row(10, 0, 0));
        Assert.Null(_callbacks.Read(1));
        Assert.Empty(_callbacks.List());
    }

    [Fact]
    public void APostHoldsNoMoreThanFiveHundredRowsAndNoRowIsLeftOut()
    {
        Insert(1);
        LogRow[] rows = [.. Enumerable.Range(0, 1_203).Select(i => Samples.Row(10, 2, (uint)i))];
        Write(rows[..7]);
        Write(rows[7..1_100]);
        Write(rows[1_100..]);
        var seen = new List<string>();
        while (_callbacks.Read(1) is { } post)
        {
            Assert.InRange(post.Lines.Count, 1, 500);
            seen.AddRange(post.Lines.Select(l => l.MessageStatusId));
            _callbacks.Confirm(1, post.Position, _now);
        }

        Assert.Equal(rows.Select(r => Id(10, 2, r.Sequence)), seen.Skip(1));
    }

    /// <summary>A head-end reports again after a restart; what the log has was noted before.</summary>
    [Fact]
    public void RowsThatComeAgainAfterARestartAreNotNotedAgain()
    {
        Insert(1);
        Write(Samples.Row(10, 0, 0), Samples.Row(10, 0, 1));
        _callbacks.Confirm(1, _callbacks.Read(1)!.Position, _now);
        Restart();
        Write(Samples.Row(10, 0, 0), Samples.Row(10, 0, 1), Samples.Row(10, 0, 2));
        Write(Samples.Row(10, 0, 1), Samples.Row(10, 0, 2), Samples.Row(10, 2, 0));
        Assert.Equal([Id(10, 0, 2), Id(10, 2, 0)], _callbacks.Read(1)!.Lines.Select(l => l.MessageStatusId));
    }

    [Fact]
    public void WhatACommitLostIsNotedByTheNext()
    {
        Insert(1);
        _journal.Begin();
        _journal.Write([Samples.Row(10, 0, 0)], new long[DeliveryCounters.Statuses]);
        _journal.Rollback();
        Write(Samples.Row(10, 0, 0), Samples.Row(10, 0, 1));
        Assert.Equal([Id(10, 0, 0), Id(10, 0, 1)], _callbacks.Read(1)!.Lines.Skip(1).Select(l => l.MessageStatusId));
    }

    [Fact]
    public void ALateRowOfAnOrderThatIsOverIsNotedOnce()
    {
        Insert(1);
        Write(Samples.Row(10, 0, 0));
        Do(() => _journal.UpdateOrder(10, true, [3]));
        Write(Samples.Row(10, 0, 0), Samples.Row(10, 0, 1));
        Assert.Equal([Id(10, 0, 0), Id(10, 0, 1)], _callbacks.Read(1)!.Lines.Skip(1).Select(l => l.MessageStatusId));
    }

    /// <summary>Another company's cancel-all ended the event: the row is the event's owner's.</summary>
    [Fact]
    public void TheRowOfAnothersCancelAllGoesToTheOwnerOfTheEvent()
    {
        Insert(1);
        Do(() => _journal.Insert(Samples.Request(2) with { Category = EventCategory.CAL, Duns = "222222222", CallbackUri = new Uri("https://other.example/") }));
        Write(Samples.Row(20, 0, 0), Samples.Row(20, 0, 1, LogStatus.OthersCancelled) with { About = 1 });
        Restart();
        Write(Samples.Row(20, 0, 1, LogStatus.OthersCancelled) with { About = 1 }, Samples.Row(20, 2, 1, LogStatus.OthersCancelled) with { About = 1 });
        LogLine[] mine = [.. _callbacks.Read(1)!.Lines.Skip(1)];
        Assert.Equal([Id(20, 0, 1), Id(20, 2, 1)], mine.Select(l => l.MessageStatusId));
        Assert.All(mine, l => Assert.Equal((Samples.Id(1), EventCategory.LCE, "cancelled by another party"), (l.RequestId, l.Category, l.StatusDesc)));
        Assert.Equal([Id(20, 0, 0)], _callbacks.Read(2)!.Lines.Skip(1).Select(l => l.MessageStatusId));
    }

    [Fact]
    public void NumbersGoOnFromWhatWasConfirmedWhenNothingWaits()
    {
        Insert(1);
        long position = _callbacks.Read(1)!.Position;
        _callbacks.Confirm(1, position, _now);
        Restart();
        Write(Samples.Row(10, 0, 0));
        Assert.True(_callbacks.Read(1)!.Position > position);
    }

    [Fact]
    public void OfAHostTheOneThatWaitsLongestIsNextAndOfEachHostOne()
    {
        Insert(1);
        Insert(2);
        Do(() => _journal.Insert(Samples.Request(3) with { CallbackUri = new Uri("https://other.example/") }));
        Assert.Equal([1L, 3L], _callbacks.Due(_now, []).Select(d => d.Request).Order());
        Assert.Equal([3L], _callbacks.Due(_now, ["rep.example"]).Select(d => d.Request));
        _callbacks.Fail(_callbacks.Due(_now, []).Single(d => d.Request == 1), _now, _now.AddMinutes(1), "answered 500");
        Assert.Equal([2L, 3L], _callbacks.Due(_now, []).Select(d => d.Request).Order());
        Assert.Equal(_now.AddMinutes(1), _callbacks.NextAfter(_now));
        DueCallback again = _callbacks.Due(_now.AddHours(1), ["other.example"]).Single();
        Assert.Equal(2, again.Request);
        _callbacks.Confirm(2, long.MaxValue, _now);
        DueCallback failed = _callbacks.Due(_now.AddHours(1), ["other.example"]).Single();
        Assert.Equal((1L, 1L, _now), (failed.Request, failed.Failures, failed.FailingSince));
        _callbacks.Fail(failed, _now, null, "answered 500");
        Assert.Empty(_callbacks.Due(_now.AddDays(9), ["other.example"]));
        Write(Samples.Row(10, 0, 0));
        Assert.Empty(_callbacks.Due(_now.AddDays(9), ["other.example"]));
        Assert.True(_callbacks.Retry(Samples.Id(1)));
        Assert.Equal(0, _callbacks.Due(_now, ["other.example"]).Single().Failures);
        Assert.False(_callbacks.Retry(Samples.Id(9)));
    }

    private void Insert(long number) => Do(() => _journal.Insert(Samples.Request(number) with { CallbackUri = new Uri("https://REP.example:8443/x?y=z") }));

    private void Write(params LogRow[] rows) => Do(() => _journal.Write(rows, new long[DeliveryCounters.Statuses]));

    private void Do(Action work)
    {
        _journal.Begin();
        work();
        _journal.Commit();
    }

    private void Restart()
    {
        _journal.Dispose();
        _lease.Dispose();
        _lease = _database.Dialect.TakeLease();
        _journal = new JournalStore(_database, _lease);
    }

    private static string Id(uint order, uint ordinal, uint sequence) => $"{order:x8}{ordinal:x8}{sequence:x8}";
}
