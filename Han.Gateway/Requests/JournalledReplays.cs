using System.Threading.Channels;
using Han.Gateway.Soap.Security;
using Han.Gateway.Storage;

namespace Han.Gateway.Requests;

/// <summary>
/// The replay memory in the store. What goes through the journal is written with its request; for the rest a commit is asked for, and every second one for
/// what nobody waits for.
/// </summary>
internal sealed class JournalledReplays(SeenMessages seen, RequestJournal journal, TimeProvider time) : BackgroundService, IReplayStore
{
    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(1);

    /// <summary>An answer does not wait longer for this, whatever ails the disk.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(2);

    public IReadOnlyList<(UInt128 Key, DateTimeOffset Until)> Load(DateTimeOffset now) => seen.Load(now);

    public long Add(IEnumerable<UInt128> keys, DateTimeOffset until) => seen.Add(keys, until);

    public async ValueTask KeepAsync(long position, CancellationToken cancellationToken)
    {
        if (seen.IsWritten(position) || journal.IsFull)
        {
            return;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(_patience);
        try
        {
            await journal.CommitAsync(patience.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is ChannelClosedException or RequestNotStoredException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // The service stops, or the disk fills up at this moment: the answer stands.
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        await KeepAsync(seen.Added, cancellationToken).ConfigureAwait(false);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
            {
                await KeepAsync(seen.Added, stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The way in which it ends.
        }
    }
}
