namespace DeviceEmulator.Home.Script;

// What is switched on and off, and carried about.
public static partial class Verbs
{
    private static Field Lose { get; } = new("lose", FieldKind.Flag, "Whether its memory is lost; false");

    private static Verb[] Power() =>
    [
        new("power-off", "Switches a device off", [Device(), Lose], (home, given) => DeviceOf(home, given).PowerOff(given.Flag(Lose.Name))),
        new("power-on", "Switches a device on", [Device()], (home, given) => DeviceOf(home, given).PowerOn()),
        new("esi-off", "Switches the ESI off", [Lose], (home, given) => home.Esi.PowerOff(given.Flag(Lose.Name))),
        new("esi-on", "Switches the ESI on", [], (home, _) => home.Esi.PowerOn()),
        new("move-away", "Carries a device out of everybody's range", [Device()], (home, given) => DeviceOf(home, given).Move(away: true)),
        new("come-back", "Carries it back", [Device()], (home, given) => DeviceOf(home, given).Move(away: false)),
    ];
}
