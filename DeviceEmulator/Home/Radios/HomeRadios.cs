using DeviceEmulator.Air;
using DeviceEmulator.Home.Scenarios;
using DeviceEmulator.Time;

namespace DeviceEmulator.Home.Radios;

/// <summary>Makes the radios of a home at the fidelity of its scenario: the one place where that is chosen.</summary>
internal static class HomeRadios
{
    public static IHomeRadio Create(Scenario scenario, Agenda agenda, IReadOnlyList<IAirTap> taps) => scenario.Fidelity switch
    {
        HomeFidelity.Application => new ApplicationHomeRadio(agenda, scenario.Air, scenario.Home.Seed),
        HomeFidelity.Radio => AirHomeRadio.Create(agenda, scenario.Air, scenario.Home.Seed, scenario.Capture, taps),
        _ => throw new NotSupportedException($"There is no {scenario.Fidelity} fidelity."),
    };
}
