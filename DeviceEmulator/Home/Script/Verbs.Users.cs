namespace DeviceEmulator.Home.Script;

// What the people of the home do.
public static partial class Verbs
{
    private static Field Event { get; } = new("event", FieldKind.Whole, "Its number; the latest one") { Lowest = 1, Highest = uint.MaxValue };

    private static Verb[] Users() =>
    [
        new("opt-out", "The user of a device wants no part in an event", [Device(), Event], (home, given) =>
        {
            HomeDevice device = DeviceOf(home, given);
            Note(home, device, device.OptOut(EventOf(home, given)), "opts out", "cannot opt out");
        }),
        new("opt-in", "The user of a device takes an opt-out back", [Device(), Event], (home, given) =>
        {
            HomeDevice device = DeviceOf(home, given);
            Note(home, device, device.OptIn(EventOf(home, given)), "opts in again", "cannot opt in");
        }),
    ];

    internal static uint EventOf(EmulatedHome home, Arguments given) => (uint)given.Whole(Event.Name, home.LatestEvent);

    private static void Note(EmulatedHome home, HomeDevice device, bool done, string yes, string no) =>
        home.Journal.Note(device.Name, $"its user {(done ? yes : no)}");
}
