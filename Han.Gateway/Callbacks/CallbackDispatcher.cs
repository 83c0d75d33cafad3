using System.Collections.Concurrent;
using System.Data.Common;
using Han.Gateway.Authorization;
using Han.Gateway.Storage;

namespace Han.Gateway.Callbacks;

/// <summary>
/// Posts what waits in the store: one POST at a time to a host, so that a receiver gets rows in order and one that hangs holds up itself alone, and a bounded
/// number at the same time in all. At least once: what was posted and not yet confirmed on disk is posted again after a restart.
/// </summary>
internal sealed class CallbackDispatcher(
    CallbackStore store, CallbackClient client, CallbackPolicy policy, CallbackOptions options, CallbackSignal signal, AccountDirectory accounts, TimeProvider clock,
    ILogger<CallbackDispatcher> logger) : BackgroundService
{
    /// <summary>Somebody may have retried one on the command line: the store is looked at as often as this at least.</summary>
    private static readonly TimeSpan _lookEvery = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, bool> _busyHosts = new(StringComparer.Ordinal);
    private readonly List<Task> _running = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await WaitAsync(StartDue(stoppingToken), stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Asked to stop.
        }

        await Task.WhenAll(_running).ConfigureAwait(false);
    }

    /// <summary>Starts what is due and answers how long nothing will be, unless the signal is raised.</summary>
    private TimeSpan StartDue(CancellationToken stoppingToken)
    {
        _running.RemoveAll(t => t.IsCompleted);
        try
        {
            DateTimeOffset now = clock.GetUtcNow();
            foreach (DueCallback due in store.Due(now, _busyHosts.Keys, options.MaxConcurrent - _busyHosts.Count))
            {
                _busyHosts[due.Host] = true;
                _running.Add(DeliverAsync(due, stoppingToken));
            }

            return store.NextAfter(now) is { } next && next - now < _lookEvery ? next - now : _lookEvery;
        }
        catch (Exception e) when (e is DbException or StoreUnavailableException)
        {
            logger.CallbacksWait(e);
            return _lookEvery;
        }
    }

    private async Task WaitAsync(TimeSpan wait, CancellationToken stoppingToken)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        using var timer = new CancellationTokenSource(wait, clock);
        using CancellationTokenRegistration _ = timer.Token.Register(enough.Cancel);
        try
        {
            await signal.WaitAsync(enough.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
        {
            // Time to look again.
        }
    }

    /// <summary>One POST of one request; its host is free for the next one after it.</summary>
    private async Task DeliverAsync(DueCallback callback, CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            if (store.Read(callback.Request) is not { } rows)
            {
                store.Confirm(callback.Request, 0, clock.GetUtcNow());
                return;
            }

            if (await PostAsync(callback, rows, stoppingToken).ConfigureAwait(false) is { } reason)
            {
                Fail(callback, reason);
                return;
            }

            store.Confirm(callback.Request, rows.Position, clock.GetUtcNow());
            logger.CallbackDelivered(callback.Request, callback.Host, rows.Lines.Count);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Not confirmed: it is posted at the next start.
        }
        catch (Exception e) when (e is DbException or StoreUnavailableException)
        {
            logger.CallbacksWait(e);
            await Task.Delay(_lookEvery, clock, CancellationToken.None).WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
#pragma warning disable CA1031 // Whatever it is: it must neither end the others' callbacks nor hold up those of its host.
        catch (Exception e)
#pragma warning restore CA1031
        {
            logger.CallbackNotProcessed(e, callback.Request);
            FailUnmade(callback);
        }
        finally
        {
            _busyHosts.TryRemove(callback.Host, out _);
            signal.Raise();
        }
    }

    /// <summary>Null when it was confirmed.</summary>
    private async Task<string?> PostAsync(DueCallback callback, CallbackRows rows, CancellationToken stoppingToken)
    {
        // The configuration may have changed since the request was accepted.
        if (policy.WhyNot(callback.Uri) is { } reason)
        {
            return reason;
        }

        if (accounts.Find(callback.Account)?.CallbackSecret is not { Length: > 0 } secret)
        {
            return "the account has no secret to sign callbacks with";
        }

        byte[] body = CallbackBody.Write(rows.Lines);
        return await client.PostAsync(callback.Uri, body, CallbackBody.Sign(secret, body), stoppingToken).ConfigureAwait(false);
    }

    private void FailUnmade(DueCallback callback)
    {
        try
        {
            Fail(callback, "the rows could not be made into a message; see the log");
        }
        catch (Exception e) when (e is DbException or StoreUnavailableException)
        {
            logger.CallbacksWait(e);
        }
    }

    private void Fail(DueCallback callback, string reason)
    {
        DateTimeOffset now = clock.GetUtcNow();
        DateTimeOffset since = callback.FailingSince ?? now;
        DateTimeOffset next = now + BackOff.After(callback.Failures + 1, options.FirstRetry);
        bool again = next - since <= options.GiveUpAfter;
        store.Fail(callback, since, again ? next : null, reason);
        if (again)
        {
            logger.CallbackFailed(callback.Request, callback.Host, reason, callback.Failures + 1, next);
        }
        else
        {
            logger.CallbackGivenUp(callback.Request, callback.Host, reason, callback.Failures + 1);
        }
    }
}
