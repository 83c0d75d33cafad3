namespace DeviceEmulator.Time;

/// <summary>Whatever an <see cref="Agenda"/> wakes. A wake-up cannot be taken back: the owner compares the token with what it still waits for.</summary>
public interface ITimed
{
    /// <param name="now">The moment for which the wake-up was scheduled, never the moment at which it happens to run.</param>
    /// <param name="token">What the owner gave to <see cref="Agenda.Schedule"/>.</param>
    void OnTimer(MarketTime now, int token);

    /// <summary>
    /// Some timers before that one: what it will read may be fetched from memory (<see cref="Prefetch"/>), and nothing else may happen. Not always asked, now and
    /// then twice, and what comes between may change what is needed.
    /// </summary>
    /// <param name="token">What the owner gave to <see cref="Agenda.Schedule"/>.</param>
    /// <param name="stage">From 3 down to 1: what was fetched at the stage before can be read now.</param>
    void Foresee(int token, int stage)
    {
    }
}
