using System.Data.Common;
using System.Threading.Channels;
using Han.Gateway.Storage;

namespace Han.Gateway.MessagingLog;

/// <summary>
/// Writes the files that companies asked for into their outboxes, one after the other: under a temporary name, renamed when it is whole and on disk. What
/// a crash left half done is done again; what is older than ten days is removed.
/// </summary>
internal sealed class LogOutbox(LogFiles files, LogExport export, string directory, TimeProvider clock, ILogger<LogOutbox> logger) : BackgroundService
{
    private const string Unfinished = ".tmp";

    private static readonly TimeSpan _lookEvery = TimeSpan.FromMinutes(10);

    private readonly Channel<bool> _asked = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    public static TimeSpan Kept { get; } = TimeSpan.FromDays(10);

    /// <summary>There is a file to write.</summary>
    public void Wake() => _asked.Writer.TryWrite(true);

    /// <summary>Writes what is pending and removes what is old; true when nothing of it failed.</summary>
    public bool Work(CancellationToken cancellationToken)
    {
        bool well = true;
        foreach (LogFileRecord file in files.Pending())
        {
            cancellationToken.ThrowIfCancellationRequested();
            well &= Guarded(file, Write);
        }

        foreach (LogFileRecord file in files.WrittenBefore(clock.GetUtcNow() - Kept))
        {
            cancellationToken.ThrowIfCancellationRequested();
            well &= Guarded(file, Remove);
        }

        return well;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            while (true)
            {
                TryWork(stoppingToken);
                using var timer = new CancellationTokenSource(_lookEvery, clock);
                using var wake = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, stoppingToken);
                Task asked = _asked.Reader.WaitToReadAsync(wake.Token).AsTask();
                await asked.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                stoppingToken.ThrowIfCancellationRequested();
                _asked.Reader.TryRead(out _);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Asked to stop; what is pending is in the store.
        }
    }

    private void TryWork(CancellationToken stoppingToken)
    {
        try
        {
            Work(stoppingToken);
        }
        catch (Exception e) when (e is DbException or StoreUnavailableException)
        {
            logger.LogFilesWait(e);
        }
    }

    private bool Guarded(LogFileRecord file, Action<LogFileRecord, string> step)
    {
        try
        {
            step(file, Path.Combine(directory, file.Filter.Duns, LogExport.FileName(file.CorrelationId, file.Filter.Duns)));
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DbException)
        {
            logger.LogFileFailed(e, file.CorrelationId);
            return false;
        }
    }

    private void Write(LogFileRecord file, string path)
    {
        string folder = Path.GetDirectoryName(path)!;
        DurableFolder.Create(folder);
        string temporary = path + Unfinished;
        long rows;
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write))
        {
            using var text = new StreamWriter(stream, leaveOpen: true);
            rows = export.Write(file.Filter, text);
            text.Flush();
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
        DurableFolder.Flush(folder);
        files.Written(file.CorrelationId, rows, clock.GetUtcNow());
        logger.LogFileWritten(path, rows);
    }

    private void Remove(LogFileRecord file, string path)
    {
        File.Delete(path);
        files.Removed(file.CorrelationId);
        logger.LogFileRemoved(path);
    }
}
