namespace Han.Gateway.Registry;

/// <summary>Looks for a newer import every other second, so that a running gateway follows what `premises import` does beside it.</summary>
internal sealed class PremiseWatch(PremiseRegister register, TimeProvider time, ILogger<PremiseWatch> logger) : BackgroundService
{
    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(2);

    private string? _lastFailure;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
            {
                Look(register.Imported!);
            }
        }
        catch (OperationCanceledException)
        {
            // The way in which it ends.
        }
    }

    /// <summary>A damaged import is said once and tried again; what is in use stays in use.</summary>
    private void Look(ImportedBase imported)
    {
        try
        {
            if (imported.Refresh())
            {
                logger.PremisesRefreshed(imported.Current.Manifest.Generation, imported.Current.Rows);
                _lastFailure = null;
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            if (e.Message != _lastFailure)
            {
                logger.PremisesNotRefreshed(imported.Current.Manifest.Generation, e);
            }

            _lastFailure = e.Message;
        }
    }
}
