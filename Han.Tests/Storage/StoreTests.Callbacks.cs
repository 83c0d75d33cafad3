using Han.Gateway.Callbacks;
using Han.Gateway.MessagingLog;
using Han.Gateway.Requests;

namespace Han.Tests.Storage;

/// <summary>What the writer notes for callbacks, and what the dispatcher reads of it.</summary>
public abstract partial class StoreTests
{
    private static readonly DateTimeOffset _now = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);

    private CallbackStore Callbacks => new(Database, Samples.EmptyRegister());

    [SkippableFact]
    public void FaultsComeFirstThenRowsInTheOrderOfTheirCommits()
    {
        InsertCalled(1);
        Write(Samples.Row(10, 2, 0), Samples.Row(10, 0, 0));
        Write(Samples.Row(10, 0, 1), Samples.Row(10, 2, 1), Samples.Row(10, 0, 2));
        CallbackRows rows = Callbacks.Read(1)!;
        Assert.Equal(
            ["000000000000000100000001", StatusId(10, 2, 0), StatusId(10, 0, 0), StatusId(10, 0, 1), StatusId(10, 2, 1), StatusId(10, 0, 2)], rows.Lines.Select(l => l.MessageStatusId));
        Callbacks.Confirm(1, rows.Position, _now);
        Assert.Null(Callbacks.Read(1));
        Assert.Empty(Callbacks.Due(_now, [], 32));
        Write(Samples.Row(10, 2, 2));
        Assert.Equal([StatusId(10, 2, 2)], Callbacks.Read(1)!.Lines.Select(l => l.MessageStatusId));
        Assert.Equal(1, Assert.Single(Callbacks.Due(_now.AddSeconds(1), [], 32)).Request);
    }

    [SkippableFact]
    public void ARequestWithoutACallbackLeavesNothing()
    {
        Do(() => Journal.Insert(Samples.Request(1)));
        Write(Samples.Row(10, 0, 0));
        Assert.Null(Callbacks.Read(1));
        Assert.Empty(Callbacks.List());
    }

    [SkippableFact]
    public void APostHoldsNoMoreThanFiveHundredRowsAndNoRowIsLeftOut()
    {
        InsertCalled(1);
        LogRow[] rows = [.. Enumerable.Range(0, 1_203).Select(i => Samples.Row(10, 2, (uint)i))];
        Write(rows[..7]);
        Write(rows[7..1_100]);
        Write(rows[1_100..]);
        var seen = new List<string>();
        while (Callbacks.Read(1) is { } post)
        {
            Assert.InRange(post.Lines.Count, 1, 500);
            seen.AddRange(post.Lines.Select(l => l.MessageStatusId));
            Callbacks.Confirm(1, post.Position, _now);
        }

        Assert.Equal(rows.Select(r => StatusId(10, 2, r.Sequence)), seen.Skip(1));
    }

    /// <summary>A head-end reports again after a restart; what the log has was noted before.</summary>
    [SkippableFact]
    public void RowsThatComeAgainAfterARestartAreNotNotedAgain()
    {
        InsertCalled(1);
        Write(Samples.Row(10, 0, 0), Samples.Row(10, 0, 1));
        Callbacks.Confirm(1, Callbacks.Read(1)!.Position, _now);
        Close();
        Write(Samples.Row(10, 0, 0), Samples.Row(10, 0, 1), Samples.Row(10, 0, 2));
        Write(Samples.Row(10, 0, 1), Samples.Row(10, 0, 2), Samples.Row(10, 2, 0));
        Assert.Equal([StatusId(10, 0, 2), StatusId(10, 2, 0)], Callbacks.Read(1)!.Lines.Select(l => l.MessageStatusId));
    }

    [SkippableFact]
    public void WhatACommitLostIsNotedByTheNext()
    {
        InsertCalled(1);
        Journal.Begin();
        Journal.Write([Samples.Row(10, 0, 0)], new long[DeliveryCounters.Statuses]);
        Journal.Rollback();
        Write(Samples.Row(10, 0, 0), Samples.Row(10, 0, 1));
        Assert.Equal([StatusId(10, 0, 0), StatusId(10, 0, 1)], Callbacks.Read(1)!.Lines.Skip(1).Select(l => l.MessageStatusId));
    }

    [SkippableFact]
    public void ALateRowOfAnOrderThatIsOverIsNotedOnce()
    {
        InsertCalled(1);
        Write(Samples.Row(10, 0, 0));
        Do(() => Journal.UpdateOrder(10, true, [3]));
        Write(Samples.Row(10, 0, 0), Samples.Row(10, 0, 1));
        Assert.Equal([StatusId(10, 0, 0), StatusId(10, 0, 1)], Callbacks.Read(1)!.Lines.Skip(1).Select(l => l.MessageStatusId));
    }

    /// <summary>Another company's cancel-all ended the event: the row is the event's owner's.</summary>
    [SkippableFact]
    public void TheRowOfAnothersCancelAllGoesToTheOwnerOfTheEvent()
    {
        InsertCalled(1);
        Do(() => Journal.Insert(Samples.Request(2) with { Category = EventCategory.CAL, Duns = "222222222", CallbackUri = new Uri("https://other.example/") }));
        Write(Samples.Row(20, 0, 0), Samples.Row(20, 0, 1, LogStatus.OthersCancelled) with { About = 1 });
        Close();
        Write(Samples.Row(20, 0, 1, LogStatus.OthersCancelled) with { About = 1 }, Samples.Row(20, 2, 1, LogStatus.OthersCancelled) with { About = 1 });
        LogLine[] mine = [.. Callbacks.Read(1)!.Lines.Skip(1)];
        Assert.Equal([StatusId(20, 0, 1), StatusId(20, 2, 1)], mine.Select(l => l.MessageStatusId));
        Assert.All(mine, l => Assert.Equal((Samples.Id(1), EventCategory.LCE, "cancelled by another party"), (l.RequestId, l.Category, l.StatusDesc)));
        Assert.Equal([StatusId(20, 0, 0)], Callbacks.Read(2)!.Lines.Skip(1).Select(l => l.MessageStatusId));
    }

    [SkippableFact]
    public void NumbersGoOnFromWhatWasConfirmedWhenNothingWaits()
    {
        InsertCalled(1);
        long position = Callbacks.Read(1)!.Position;
        Callbacks.Confirm(1, position, _now);
        Close();
        Write(Samples.Row(10, 0, 0));
        Assert.True(Callbacks.Read(1)!.Position > position);
    }

    [SkippableFact]
    public void OfAHostTheOneThatWaitsLongestIsNextAndOfEachHostOne()
    {
        InsertCalled(1);
        InsertCalled(2);
        Do(() => Journal.Insert(Samples.Request(3) with { CallbackUri = new Uri("https://other.example/") }));
        Assert.Equal([1L, 3L], Callbacks.Due(_now, [], 32).Select(d => d.Request).Order());
        Assert.Equal([3L], Callbacks.Due(_now, ["rep.example"], 32).Select(d => d.Request));
        Callbacks.Fail(Callbacks.Due(_now, [], 32).Single(d => d.Request == 1), _now, _now.AddMinutes(1), "answered 500");
        Assert.Equal([2L, 3L], Callbacks.Due(_now, [], 32).Select(d => d.Request).Order());
        Assert.Equal(_now.AddMinutes(1), Callbacks.NextAfter(_now));
        DueCallback again = Callbacks.Due(_now.AddHours(1), ["other.example"], 32).Single();
        Assert.Equal(2, again.Request);
        Callbacks.Confirm(2, long.MaxValue, _now);
        DueCallback failed = Callbacks.Due(_now.AddHours(1), ["other.example"], 32).Single();
        Assert.Equal((1L, 1L, _now), (failed.Request, failed.Failures, failed.FailingSince));
        Callbacks.Fail(failed, _now, null, "answered 500");
        Assert.Empty(Callbacks.Due(_now.AddDays(9), ["other.example"], 32));
        Write(Samples.Row(10, 0, 0));
        Assert.Empty(Callbacks.Due(_now.AddDays(9), ["other.example"], 32));
        Assert.True(Callbacks.Retry(Samples.Id(1)));
        Assert.Equal(0, Callbacks.Due(_now, ["other.example"], 32).Single().Failures);
        Assert.False(Callbacks.Retry(Samples.Id(9)));
    }

    private void InsertCalled(long number) =>
        Do(() => Journal.Insert(Samples.Request(number) with { CallbackUri = new Uri("https://REP.example:8443/x?y=z") }));

    private static string StatusId(uint order, uint ordinal, uint sequence) => $"{order:x8}{ordinal:x8}{sequence:x8}";
}
