using DeviceEmulator.Home.Radios;
using DeviceEmulator.Home.Scenarios;

namespace DeviceEmulator.Commands;

/// <summary>The words after run.</summary>
/// <param name="File">The scenario; null for the home that is built in.</param>
/// <param name="Overrides">What holds in place of what the scenario says.</param>
/// <param name="Ledger">--ledger; null where it was not given.</param>
/// <param name="Zep">Who watches or takes part from beyond a socket.</param>
internal sealed record RunOptions(string? File, ScenarioOverrides Overrides, string? Ledger, ZepWords Zep)
{
    /// <exception cref="ArgumentException">What the words ask for cannot be had of the scenario.</exception>
    public void RequireFit(Scenario scenario)
    {
        if (scenario.Fidelity != HomeFidelity.Radio && (Zep.Watch ?? Zep.Zep) is not null)
        {
            throw new ArgumentException($"{(Zep.Watch is null ? ZepWords.ZepOption : ZepWords.WatchOption)}: there are no frames at application fidelity; take radio.");
        }

        if (Zep.Zep is not null && scenario.Speed != 1)
        {
            throw new ArgumentException($"{ZepWords.ZepOption}: firmware lives in real time; take --speed 1.");
        }

        if (Zep.Local is not null && Zep.Zep is null)
        {
            throw new ArgumentException($"{ZepWords.LocalOption} goes with {ZepWords.ZepOption}.");
        }
    }
}
