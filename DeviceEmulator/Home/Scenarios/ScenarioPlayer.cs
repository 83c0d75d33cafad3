using DeviceEmulator.Home.Script;
using DeviceEmulator.Time;

namespace DeviceEmulator.Home.Scenarios;

/// <summary>Does the steps of a scenario to a home, each at its time, on the home's own agenda. A step that fails ends the run.</summary>
/// <param name="home">The home, whose agenda stands at its start.</param>
/// <param name="steps">What to do.</param>
public sealed class ScenarioPlayer(EmulatedHome home, IReadOnlyList<ScenarioStep> steps) : ITimed
{
    private static readonly TimeSpan _look = TimeSpan.FromSeconds(1);

    private readonly MarketTime _start = home.Agenda.Now;
    private MarketTime? _deadline;
    private int _next;
    private bool _isWaiting;

    /// <summary>True when every step is done and what the last one waits for has passed, or one has failed.</summary>
    public bool IsFinished => (_next == steps.Count && !_isWaiting) || Failure is not null;

    /// <summary>What was expected, where, and what was seen; null when nothing failed.</summary>
    public string? Failure { get; private set; }

    /// <summary>The expectations that held.</summary>
    public int Held { get; private set; }

    /// <summary>Begins.</summary>
    public void Start() => home.Agenda.Schedule(_start, this, 0);

    public void OnTimer(MarketTime now, int token)
    {
        _isWaiting = false;
        while (!IsFinished)
        {
            ScenarioStep step = steps[_next];
            if (step.At is TimeSpan at && _start.Plus(at) > now)
            {
                home.Agenda.Schedule(_start.Plus(at), this, 0);
                return;
            }

            if (TryWait(step, now) is MarketTime due)
            {
                home.Agenda.Schedule(due, this, 0);
                return;
            }
        }
    }

    /// <summary>Does the step; when there is something to wait for, says until when.</summary>
    private MarketTime? TryWait(ScenarioStep step, MarketTime now)
    {
        try
        {
            if (step.Verb is Verb verb)
            {
                verb.Do(home, step.Given);
            }
            else if (step.Name == ScenarioStep.Expect)
            {
                return TryExpect(step, now);
            }
            else
            {
                _next++;
                _isWaiting = true;
                return now.Plus(step.Given.Duration(ScenarioFields.For.Name));
            }
        }
        catch (ArgumentException e)
        {
            Failure = $"{step.Place}: {e.Message}";
        }

        _next++;
        return null;
    }

    private MarketTime? TryExpect(ScenarioStep step, MarketTime now)
    {
        string? seen = Expectation.Check(home, step.Given);
        if (seen is null)
        {
            Held++;
            _deadline = null;
            _next++;
            return null;
        }

        TimeSpan within = step.Given.Duration("within");
        _deadline ??= now.Plus(within);
        if (now < _deadline)
        {
            return MarketTime.Min(_deadline.Value, now.Plus(_look));
        }

        string when = within > TimeSpan.Zero ? $" within {HomeDuration.Text(within)}" : "";
        Failure = $"{step.Place}: of {step.Given.Text("device")} was expected otherwise{when}: {seen}.";
        return null;
    }
}
