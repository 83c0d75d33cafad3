using System.Data.Common;
using Han.Gateway.Requests;
using Han.Gateway.Storage;

namespace Han.Gateway.Market;

/// <summary>Looks every other second for what `market import` has brought beside the gateway, and carries out what has taken effect.</summary>
internal sealed class MarketWatch(MarketDesk desk, TimeProvider time, ILogger<MarketWatch> logger) : BackgroundService
{
    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(_interval, time);
        try
        {
            do
            {
                await LookAsync(stoppingToken).ConfigureAwait(false);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            // The way in which it ends.
        }
    }

    /// <summary>What cannot be done now, because the disk is full or the database away, is done the next time.</summary>
    private async Task LookAsync(CancellationToken stoppingToken)
    {
        try
        {
            await desk.CarryOutAsync(stoppingToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is RequestNotStoredException or DbException or StoreUnavailableException or InvalidDataException)
        {
            logger.MarketTransactionsWait(e);
        }
    }
}
