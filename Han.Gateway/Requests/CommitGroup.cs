namespace Han.Gateway.Requests;

/// <summary>Those who wait for the next commit: nobody is told anything before it.</summary>
internal sealed class CommitGroup
{
    private readonly List<JournalWork.Accept> _accepted = [];
    private readonly List<(TaskCompletionSource<HanAnswer> Done, HanAnswer Answer)> _answered = [];
    private readonly List<TaskCompletionSource> _committed = [];
    private readonly List<TaskCompletionSource> _flushed = [];

    /// <summary>Requests that are written with it, in the order of their numbers.</summary>
    public IReadOnlyList<JournalWork.Accept> Accepted => _accepted;

    /// <summary>Somebody who asked is answered after the commit.</summary>
    public bool IsAwaited => _accepted.Count + _answered.Count + _committed.Count > 0;

    public void Add(JournalWork.Accept accept) => _accepted.Add(accept);

    /// <summary>An answer that nothing is written for. It may be about a request of this very commit.</summary>
    public void Add(JournalWork.Accept accept, HanAnswer answer)
    {
        _answered.Add((accept.Done, answer));
        accept.Hold.Dispose();
    }

    public void Add(JournalWork.Commit commit) => _committed.Add(commit.Done);

    public void Add(JournalWork.Flush flush) => _flushed.Add(flush.Done);

    /// <summary>The commit did not come about: its requests are not taken. Who waits for what was there before goes on waiting.</summary>
    public void Refuse(RequestNotStoredException reason)
    {
        _accepted.ForEach(a => Refuse(a, reason));
        _accepted.Clear();
        _answered.ForEach(a => a.Done.TrySetException(reason));
        _answered.Clear();
        _committed.ForEach(c => c.TrySetException(reason));
        _committed.Clear();
    }

    /// <summary>There will be no other commit.</summary>
    public void Abandon(RequestNotStoredException reason)
    {
        Refuse(reason);
        _flushed.ForEach(f => f.TrySetException(reason));
        _flushed.Clear();
    }

    /// <summary>It will be in no commit.</summary>
    public static void Refuse(JournalWork work, RequestNotStoredException reason)
    {
        switch (work)
        {
            case JournalWork.Accept accept:
                accept.Done.TrySetException(reason);
                accept.Hold.Dispose();
                break;
            case JournalWork.Commit commit:
                commit.Done.TrySetException(reason);
                break;
            case JournalWork.Flush flush:
                flush.Done.TrySetException(reason);
                break;
            case JournalWork.Reports reports:
                reports.Batch.Dispose();
                break;
            default:
                throw new InvalidOperationException(work.GetType().Name);
        }
    }

    /// <summary>The commit is on disk: whoever asked is answered. False where nobody did.</summary>
    public bool Answer()
    {
        bool any = IsAwaited;
        _accepted.ForEach(a => a.Done.TrySetResult(a.Request.Answer));
        _answered.ForEach(a => a.Done.TrySetResult(a.Answer));
        _answered.Clear();
        _committed.ForEach(c => c.TrySetResult());
        _committed.Clear();
        return any;
    }

    /// <summary>The commit's requests have been handed over.</summary>
    public void HandedOver() => _accepted.Clear();

    /// <summary>Everything that was given before is on disk.</summary>
    public void Flushed()
    {
        _flushed.ForEach(f => f.TrySetResult());
        _flushed.Clear();
    }
}
