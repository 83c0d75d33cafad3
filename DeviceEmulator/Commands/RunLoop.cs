using System.Threading.Channels;
using DeviceEmulator.Home;
using DeviceEmulator.Home.Scenarios;
using DeviceEmulator.Time;

namespace DeviceEmulator.Commands;

/// <summary>
/// Steps a home: by the clock on the wall times a speed, or as fast as it goes. What is typed is done between steps. On a terminal there is a live table;
/// otherwise every line of what happens is written as it comes.
/// </summary>
internal sealed class RunLoop : IDisposable
{
    private const int TypedLines = 64;
    private static readonly TimeSpan _tick = TimeSpan.FromMilliseconds(100);

    private readonly Scenario _scenario;
    private readonly bool _isScripted;
    private readonly ScenarioRun _run;
    private readonly RunScreen? _screen;
    private readonly RunPrompt _prompt;

    /// <param name="scenario">What to run.</param>
    /// <param name="isScripted">Whether the run ends with the last step; else with quit, or with the end of the input.</param>
    public RunLoop(Scenario scenario, bool isScripted)
    {
        (_scenario, _isScripted) = (scenario, isScripted);
        _run = new ScenarioRun(scenario, line => Say(line.ToString()));
        bool isTerminal = !Console.IsOutputRedirected && !Console.IsInputRedirected && scenario.Speed > 0;
        _screen = isTerminal ? new RunScreen(_run) : null;
        _prompt = new RunPrompt(_run, Say);
    }

    public void Dispose() => _run.Dispose();

    /// <summary>Runs to the end; 1 when something was expected that did not hold.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (_screen is not null)
            {
                RunScreen.Open();
            }

            await (_scenario.Speed > 0 ? RunByClockAsync(cancellationToken) : RunFastAsync(cancellationToken)).ConfigureAwait(false);
        }
        finally
        {
            if (_screen is not null)
            {
                RunScreen.Close();
            }
        }

        return await FinishAsync().ConfigureAwait(false);
    }

    private async Task<int> FinishAsync()
    {
        if (_run.Player.Failure is string failure)
        {
            await Console.Error.WriteLineAsync(failure).ConfigureAwait(false);
            return 1;
        }

        if (_isScripted)
        {
            HomeTable.Lines(_run.Home).ForEach(Console.Out.WriteLine);
            await Console.Out.WriteLineAsync($"{_run.Player.Held} expectations held.").ConfigureAwait(false);
        }

        return 0;
    }

    private async Task RunFastAsync(CancellationToken cancellationToken)
    {
        _run.ToEnd();
        if (_isScripted)
        {
            return;
        }

        using StreamReader input = new(Console.OpenStandardInput());
        while (!_prompt.IsOver && await input.ReadLineAsync(cancellationToken).ConfigureAwait(false) is string line)
        {
            _prompt.Do(line);
        }
    }

    private async Task RunByClockAsync(CancellationToken cancellationToken)
    {
        ScaledTimeProvider clock = new(TimeProvider.System, _scenario.Start.ToDateTimeOffset(), _scenario.Speed);
        Channel<string> typed = Channel.CreateBounded<string>(TypedLines);
        bool reads = _screen is null && !_isScripted;
        Task pump = reads ? PumpAsync(typed.Writer, cancellationToken) : Task.CompletedTask;
        while (!_prompt.IsOver && !(_isScripted && _run.Player.IsFinished) && _run.Player.Failure is null && !(reads && typed.Reader.Completion.IsCompleted))
        {
            Step(MarketTime.From(clock.GetUtcNow()));
            while (typed.Reader.TryRead(out string? line))
            {
                _prompt.Do(line);
            }

            if (_screen?.ReadKeys() is string entered)
            {
                _prompt.Do(entered);
            }

            _screen?.Draw();
            await WaitAsync(typed.Reader, reads, cancellationToken).ConfigureAwait(false);
        }

        _ = pump.IsFaulted ? throw pump.Exception!.InnerException! : pump;
    }

    private void Step(MarketTime now)
    {
        while (!(_isScripted && _run.Player.IsFinished) && _run.Agenda.TryStep(now))
        {
        }

        _run.Agenda.Enter(now);
    }

    /// <summary>Until the next is due, somebody types, or the screen is to be drawn again.</summary>
    private async Task WaitAsync(ChannelReader<string> typed, bool reads, CancellationToken cancellationToken)
    {
        double due = (_run.Agenda.NextDue.Milliseconds - _run.Agenda.Now.Milliseconds) / _scenario.Speed;
        Task delay = Task.Delay(TimeSpan.FromMilliseconds(Math.Clamp(due, 1, _tick.TotalMilliseconds)), TimeProvider.System, cancellationToken);
        if (reads)
        {
            await Task.WhenAny(delay, typed.WaitToReadAsync(cancellationToken).AsTask()).ConfigureAwait(false);
        }
        else
        {
            await delay.ConfigureAwait(false);
        }
    }

    private static async Task PumpAsync(ChannelWriter<string> typed, CancellationToken cancellationToken)
    {
        try
        {
            using StreamReader input = new(Console.OpenStandardInput());
            while (await input.ReadLineAsync(cancellationToken).ConfigureAwait(false) is string line)
            {
                await typed.WriteAsync(line, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            typed.Complete();
        }
    }

    private void Say(string line)
    {
        if (_screen is not null)
        {
            _screen.Say(line);
        }
        else
        {
            Console.Out.WriteLine(line);
        }
    }
}
