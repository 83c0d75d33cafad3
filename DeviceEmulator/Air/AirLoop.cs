using DeviceEmulator.Time;

namespace DeviceEmulator.Air;

/// <summary>
/// Steps an agenda in real time, and takes in what arrives from outside: sockets are only for loops of this kind, because nobody outside can wait for
/// virtual time.
/// </summary>
public sealed class AirLoop(Agenda agenda, RealMarketClock clock)
{
    private readonly List<IPump> _pumps = [];
    private volatile TaskCompletionSource _arrivals = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Agenda Agenda { get; } = agenda;

    /// <summary>Adds a source of arrivals; before the loop runs, or on the loop.</summary>
    public void Attach(IPump pump) => _pumps.Add(pump);

    public void Detach(IPump pump) => _pumps.Remove(pump);

    /// <summary>Says that something has arrived. The only call that may come from any thread.</summary>
    public void Wake() => Interlocked.Exchange(ref _arrivals, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    /// <summary>Ends when something has arrived; taken before <see cref="Pump"/>, no arrival is missed.</summary>
    internal Task Arrivals => _arrivals.Task;

    /// <summary>Takes in what has arrived; for a loop that steps the agenda itself.</summary>
    internal void Pump()
    {
        foreach (IPump pump in _pumps.ToArray())
        {
            pump.Pump();
        }
    }

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                // Taken before the pumps are asked, so that no arrival in between is missed.
                Task arrivals = Arrivals;
                Turn();
                await clock.WaitUntilAsync(Agenda.NextDue, arrivals, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Whoever runs the loop stops it.
        }
    }

    private void Turn()
    {
        MarketTime now = clock.Now;
        while (Agenda.TryStep(now))
        {
        }

        Agenda.Enter(now);
        Pump();
    }
}
