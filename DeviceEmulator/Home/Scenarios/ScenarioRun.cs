using DeviceEmulator.Air;
using DeviceEmulator.Devices;
using DeviceEmulator.Home.Radios;
using DeviceEmulator.Time;

namespace DeviceEmulator.Home.Scenarios;

/// <summary>A scenario being run: the home, the loop's agenda, and who plays the steps.</summary>
public sealed class ScenarioRun : IDisposable
{
    /// <summary>How long after the last step a home that nobody types at goes on, so that what was set off is seen.</summary>
    private static readonly TimeSpan _end = TimeSpan.FromSeconds(1);

    private readonly IHomeRadio _radios;

    /// <param name="scenario">What to run.</param>
    /// <param name="journal">Hears what happens; null: nobody.</param>
    /// <exception cref="NotSupportedException">The fidelity is not there.</exception>
    public ScenarioRun(Scenario scenario, Action<JournalLine>? journal)
        : this(scenario, journal, [])
    {
    }

    /// <summary>The same, its air shown to others too.</summary>
    internal ScenarioRun(Scenario scenario, Action<JournalLine>? journal, IReadOnlyList<IAirTap> taps)
    {
        Scenario = scenario;
        Agenda.Enter(scenario.Start);
        _radios = HomeRadios.Create(scenario, Agenda, taps);
        Home = new EmulatedHome(Agenda, _radios, scenario.Home, journal, Ledger);
        Player = new ScenarioPlayer(Home, scenario.Steps);
        Player.Start();
    }

    public Scenario Scenario { get; }

    public Agenda Agenda { get; } = new();

    public EmulatedHome Home { get; }

    public ScenarioPlayer Player { get; }

    /// <summary>The air, at radio fidelity; null where there are no frames.</summary>
    internal IAir? Air => (_radios as AirHomeRadio)?.Air;

    /// <summary>What devices really did with events.</summary>
    public DeviceLedger Ledger { get; } = new();

    /// <summary>Runs until the last step is done, as fast as it goes.</summary>
    public void ToEnd()
    {
        while (!Player.IsFinished && Agenda.TryStep(MarketTime.Never))
        {
        }

        To(Agenda.Now.Plus(_end));
    }

    /// <summary>Closes the capture, where there is one, and overwrites the private keys that came from files.</summary>
    public void Dispose()
    {
        (_radios as IDisposable)?.Dispose();
        Scenario.Home.EsiIdentity?.Dispose();
        foreach (HomeDeviceOptions device in Scenario.Home.Devices)
        {
            device.Identity?.Dispose();
        }
    }

    /// <summary>Runs to a moment, all of it included.</summary>
    public void To(MarketTime until)
    {
        while (Agenda.TryStep(until))
        {
        }

        Agenda.Enter(until);
    }
}
