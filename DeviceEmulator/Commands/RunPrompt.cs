using DeviceEmulator.Esi;
using DeviceEmulator.Home;
using DeviceEmulator.Home.Scenarios;
using DeviceEmulator.Home.Script;

namespace DeviceEmulator.Commands;

/// <summary>What may be typed while a home runs.</summary>
/// <param name="run">The home.</param>
/// <param name="say">Hears the answers.</param>
internal sealed class RunPrompt(ScenarioRun run, Action<string> say)
{
    private const string Help = "help", Table = "table", Quit = "quit", Steps = "steps", Curve = "curve";
    private const int UsualCurve = 16, MostOfCurve = 192;

    /// <summary>True when somebody wants no more.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Does what a line says; what is wrong with it is said.</summary>
    public void Do(string line)
    {
        try
        {
            List<string> words = TypedCommand.Split(line);
            if (words.Count > 0)
            {
                Do(words[0], words[1..]);
            }
        }
        catch (ArgumentException e)
        {
            say(e.Message);
        }
    }

    private void Do(string name, List<string> words)
    {
        switch (name)
        {
            case Quit or "exit":
                IsOver = true;
                break;
            case Table:
                HomeTable.Lines(run.Home).ForEach(say);
                break;
            case Help:
                SayHelp(words.FirstOrDefault());
                break;
            case Curve:
                DemandCurve.Lines(run.Home.Meter, (int)TypedCommand.Read(name, [_intervals with { IsRequired = words.Count > 0 }], words).Whole(_intervals.Name, UsualCurve)).ForEach(say);
                break;
            case Steps:
                SaySteps(TypedCommand.Read(name, [_device], words));
                break;
            case ScenarioStep.Wait:
                Wait(TypedCommand.Read(name, [ScenarioFields.For], words).Duration(ScenarioFields.For.Name));
                break;
            case ScenarioStep.Expect:
                say(Expectation.Check(run.Home, TypedCommand.Read(name, Expectation.Fields, words)) ?? "yes");
                break;
            default:
                Verb verb = Verbs.Find(name) ?? throw new ArgumentException($"There is no command {name}; see help.");
                verb.Do(run.Home, TypedCommand.Read(name, verb.Fields, words));
                run.To(run.Agenda.Now);
                break;
        }
    }

    private static readonly Field _intervals = new("intervals", FieldKind.Whole, "Of the meter's load profile; 16") { Lowest = 1, Highest = MostOfCurve };
    private static readonly Field _device = new("device", FieldKind.Device, "Which device") { IsRequired = true };

    private void Wait(TimeSpan time)
    {
        if (run.Scenario.Speed > 0)
        {
            throw new ArgumentException("Time passes by itself; wait is for --speed 0.");
        }

        run.To(run.Agenda.Now.Plus(time));
    }

    private void SaySteps(Arguments given)
    {
        HomeDevice device = Verbs.DeviceOf(run.Home, given);
        foreach (var step in device.Steps)
        {
            say($"{step.At.ToDateTimeOffset():HH:mm:ss} {step.State,-12} {step.Text}");
        }

        foreach (JoinAttempt attempt in run.Home.Esi.Attempts.Where(a => a.Device == device.Address))
        {
            say($"{attempt.At.ToDateTimeOffset():HH:mm:ss} as the ESI saw it: {attempt.Word}");
        }
    }

    private void SayHelp(string? name)
    {
        if (name is not null && Verbs.Find(name) is Verb verb)
        {
            say($"{verb.Name}: {verb.Summary}.");
            foreach (Field field in verb.Fields)
            {
                say($"  {field.Name}={field.Shape}  {field.Summary}{(field.IsRequired ? " (needed)" : "")}.");
            }

            return;
        }

        foreach (Verb each in Verbs.All)
        {
            say($"  {each.Name,-15} {each.Summary}.");
        }

        say($"  {Table,-15} The devices as they are.");
        say($"  {Curve,-15} The demand of the last intervals of the meter, as a chart.");
        say($"  {Steps,-15} How a device came into the network.");
        say($"  {ScenarioStep.Wait,-15} Lets time pass, at --speed 0.");
        say($"  {ScenarioStep.Expect,-15} Says whether something holds.");
        say($"  {Quit,-15} Ends the run. For what a command takes: help COMMAND.");
    }
}
