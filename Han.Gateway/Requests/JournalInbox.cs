using System.Threading.Channels;

namespace Han.Gateway.Requests;

/// <summary>
/// What comes to the journal, on two bounded ways, so that a request is never stuck behind reports that wait for room on the disk. Callers and head-ends
/// wait when theirs is full.
/// </summary>
internal sealed class JournalInbox
{
    /// <summary>Each of up to 10,000 addresses.</summary>
    private const int MostRequests = 64;

    /// <summary>
    /// So many may wait while a commit is written: the next one finds as many rows as it takes, and head-ends need not stop for it. Of 64 KiB each, as a rule: 16 MiB,
    /// kept for the next ones.
    /// </summary>
    private const int MostBatches = 256;

    private Task<bool> _moreRequests = Task.FromResult(true);
    private Task<bool> _moreReports = Task.FromResult(true);

    public Channel<JournalWork.Accept> Requests { get; } = Channel.CreateBounded<JournalWork.Accept>(
        new BoundedChannelOptions(MostRequests) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true });

    /// <summary>Report batches, and those who wait until everything before is on disk.</summary>
    public Channel<JournalWork> Reports { get; } = Channel.CreateBounded<JournalWork>(
        new BoundedChannelOptions(MostBatches) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true });

    /// <summary>Somebody has asked who is not in the commit that is being made.</summary>
    public bool HasRequests => Requests.Reader.TryPeek(out _);

    /// <summary>Completes when there is something on either way; false when both are complete and empty.</summary>
    public async ValueTask<bool> WaitAsync(CancellationToken cancellationToken)
    {
        if (HasRequests || Reports.Reader.TryPeek(out _))
        {
            return true;
        }

        // Of the one that has nothing yet the same wait goes on.
        _moreRequests = _moreRequests.IsCompleted ? Requests.Reader.WaitToReadAsync(cancellationToken).AsTask() : _moreRequests;
        _moreReports = _moreReports.IsCompleted ? Reports.Reader.WaitToReadAsync(cancellationToken).AsTask() : _moreReports;
        Task<bool> first = await Task.WhenAny(_moreRequests, _moreReports).ConfigureAwait(false);
        return await first.ConfigureAwait(false)
            || await (first == _moreRequests ? _moreReports : _moreRequests).ConfigureAwait(false);
    }

    /// <summary>Nothing more is taken.</summary>
    public void Complete()
    {
        Requests.Writer.TryComplete();
        Reports.Writer.TryComplete();
    }
}
