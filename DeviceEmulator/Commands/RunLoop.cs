using System.Threading.Channels;
using DeviceEmulator.Air;
using DeviceEmulator.Home;
using DeviceEmulator.Home.Scenarios;
using DeviceEmulator.Time;

namespace DeviceEmulator.Commands;

/// <summary>
/// Steps a home: by the clock on the wall times a speed, or as fast as it goes. What is typed is done between steps, and so is what comes from beyond a socket.
/// On a terminal there is a live table; otherwise every line of what happens is written as it comes.
/// </summary>
internal sealed class RunLoop : IAsyncDisposable
{
    private const int TypedLines = 64;
    private static readonly TimeSpan _tick = TimeSpan.FromMilliseconds(100);

    private readonly Scenario _scenario;
    private readonly bool _isScripted;
    private readonly ScaledTimeProvider _clock;
    private readonly ZepMonitor? _monitor;
    private readonly ZepTransceiver? _antenna;
    private readonly ScenarioRun _run;
    private readonly AirLoop _air;
    private readonly RunScreen? _screen;
    private readonly RunPrompt _prompt;

    /// <param name="scenario">What to run.</param>
    /// <param name="isScripted">Whether the run ends with the last step; else with quit, or with the end of the input.</param>
    /// <param name="zep">Who watches or takes part from beyond a socket.</param>
    public RunLoop(Scenario scenario, bool isScripted, ZepWords zep)
    {
        (_scenario, _isScripted) = (scenario, isScripted);
        _clock = new ScaledTimeProvider(TimeProvider.System, scenario.Start.ToDateTimeOffset(), scenario.Speed > 0 ? scenario.Speed : 1);
        _monitor = zep.OpenMonitor();
        _run = new ScenarioRun(scenario, line => Say(line.ToString()), _monitor is null ? [] : [_monitor]);
        _air = new AirLoop(_run.Agenda, new RealMarketClock(_clock));
        _antenna = _run.Air is IAir air ? zep.OpenAntenna(air, _air) : null;
        bool isTerminal = !Console.IsOutputRedirected && !Console.IsInputRedirected && scenario.Speed > 0;
        _screen = isTerminal ? new RunScreen(_run) : null;
        _prompt = new RunPrompt(_run, Say);
        if (_antenna is not null)
        {
            Say($"ZEP from and to {zep.Zep} at {_antenna.LocalEndPoint}.");
        }
    }

    /// <summary>What devices really did with events.</summary>
    public Devices.DeviceLedger Ledger => _run.Ledger;

    public async ValueTask DisposeAsync()
    {
        if (_antenna is not null)
        {
            await _antenna.DisposeAsync().ConfigureAwait(false);
        }

        _run.Dispose();
        if (_monitor is not null)
        {
            await _monitor.DisposeAsync().ConfigureAwait(false);
        }
    }

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
        if (_isScripted || _screen is not null)
        {
            HomeTable.Lines(_run.Home).ForEach(Console.Out.WriteLine);
        }

        if (_run.Player.Failure is string failure)
        {
            await Console.Error.WriteLineAsync(failure).ConfigureAwait(false);
            return 1;
        }

        if (_isScripted)
        {
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
        while (!_prompt.IsOver)
        {
            if (!Console.IsInputRedirected)
            {
                Console.Out.Write(RunScreen.Prompt);
            }

            if (await input.ReadLineAsync(cancellationToken).ConfigureAwait(false) is not string line)
            {
                return;
            }

            _prompt.Do(line);
        }
    }

    private async Task RunByClockAsync(CancellationToken cancellationToken)
    {
        Channel<string> typed = Channel.CreateBounded<string>(TypedLines);
        bool reads = _screen is null && !_isScripted;
        Task pump = reads ? PumpAsync(typed.Writer, cancellationToken) : Task.CompletedTask;
        while (!_prompt.IsOver && !(_isScripted && _run.Player.IsFinished) && _run.Player.Failure is null && !(reads && typed.Reader.Completion.IsCompleted))
        {
            // Taken before the sockets are asked, so that no arrival in between is missed.
            Task arrivals = _air.Arrivals;
            Step(MarketTime.From(_clock.GetUtcNow()));
            _air.Pump();
            while (typed.Reader.TryRead(out string? line))
            {
                _prompt.Do(line);
            }

            if (_screen?.ReadKeys() is string entered)
            {
                _prompt.Do(entered);
            }

            _screen?.Draw();
            await WaitAsync(arrivals, typed.Reader, reads, cancellationToken).ConfigureAwait(false);
        }

        // A reader of the terminal waits for a line that nobody will type any more; one that has failed says why.
        if (pump.IsCompleted)
        {
            await pump.ConfigureAwait(false);
        }
    }

    private void Step(MarketTime now)
    {
        while (!(_isScripted && _run.Player.IsFinished) && _run.Agenda.TryStep(now))
        {
        }

        _run.Agenda.Enter(now);
    }

    /// <summary>Until the next is due, something arrives, somebody types, or the screen is to be drawn again.</summary>
    private async Task WaitAsync(Task arrivals, ChannelReader<string> typed, bool reads, CancellationToken cancellationToken)
    {
        double due = (_run.Agenda.NextDue.Milliseconds - _run.Agenda.Now.Milliseconds) / _scenario.Speed;
        Task delay = Task.Delay(TimeSpan.FromMilliseconds(Math.Clamp(due, 1, _tick.TotalMilliseconds)), TimeProvider.System, cancellationToken);
        Task line = reads ? typed.WaitToReadAsync(cancellationToken).AsTask() : delay;
        await Task.WhenAny(delay, arrivals, line).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
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
