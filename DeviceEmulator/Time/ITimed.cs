namespace DeviceEmulator.Time;

/// <summary>Whatever an <see cref="Agenda"/> wakes. A wake-up cannot be taken back: the owner compares the token with what it still waits for.</summary>
public interface ITimed
{
    /// <param name="now">The moment for which the wake-up was scheduled, never the moment at which it happens to run.</param>
    /// <param name="token">What the owner gave to <see cref="Agenda.Schedule"/>.</param>
    void OnTimer(MarketTime now, int token);
}
