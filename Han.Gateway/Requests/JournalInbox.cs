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
    /// So many may wait while a commit is written: the next one finds as many rows as it takes, and head-ends need not stop for it. Fewer than the buffers that
    /// <see cref="ReportBatch"/> keeps.
    /// </summary>
    internal const int MostBatches = 256;

    private Task<bool> _moreRequests = Task.FromResult(true);
    private Task<bool> _moreReports = Task.FromResult(true);

    /// <summary>Requests, and those who wait for a commit.</summary>
    public Channel<JournalWork> Requests { get; } = Channel.CreateBounded<JournalWork>(
        new BoundedChannelOptions(MostRequests) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true });

    /// <summary>Report batches, and those who wait until everything before is on disk.</summary>
    public Channel<JournalWork> Reports { get; } = Channel.CreateBounded<JournalWork>(
        new BoundedChannelOptions(MostBatches) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true });

    /// <summary>Somebody has asked who is not in the commit that is being made.</summary>
    public bool HasRequests => Requests.Reader.TryPeek(out _);

    /// <summary>Puts a question on one of the ways and waits for its answer.</summary>
    public static async Task AskAsync(ChannelWriter<JournalWork> way, Func<TaskCompletionSource, JournalWork> question, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await way.WriteAsync(question(done), cancellationToken).ConfigureAwait(false);
        await done.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

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

    /// <summary>Completes when there is room for reports.</summary>
    /// <exception cref="ChannelClosedException">Nothing more is taken.</exception>
    public async ValueTask WaitForRoomAsync(CancellationToken cancellationToken)
    {
        if (!await Reports.Writer.WaitToWriteAsync(cancellationToken).ConfigureAwait(false))
        {
            throw new ChannelClosedException();
        }
    }

    /// <summary>Nothing more is taken.</summary>
    public void Complete()
    {
        Requests.Writer.TryComplete();
        Reports.Writer.TryComplete();
    }
}
