using System.Globalization;
using DeviceEmulator.Devices;
using DeviceEmulator.Devices.Loads;

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
        new("confirm", "The user of a device confirms the text that it shows", [Device()], (home, given) =>
        {
            HomeDevice device = DeviceOf(home, given);
            Note(home, device, device.Application.ConfirmText(), "confirms the text", "has nothing to confirm");
        }),
        new("set", "The user of a thermostat turns the knob",
            [Device(), Temperature("cooling", "Cooling set point, C; as it is"), Temperature("heating", "Heating set point, C; as it is")],
            (home, given) => Set(DeviceOf(home, given), given)),
        new("use", "Work comes up for a load: a car is plugged in, a dryer filled, a pool wants filtering",
            [Device(), new("kwh", FieldKind.Number, "How much") { IsRequired = true, Lowest = 0, Highest = 100 }],
            (home, given) =>
            {
                HomeDevice device = DeviceOf(home, given);
                Note(home, device, device.Application.GiveWork((int)Math.Round(given.Number("kwh", 0) * 1000)), "gives it work", "has no work for it");
            }),
    ];

    private static void Set(HomeDevice device, Arguments given)
    {
        Thermostat thermostat = device.Application as Thermostat ?? throw new ArgumentException($"{device.Name} is no thermostat.");
        (short cooling, short heating) = thermostat.OwnSetPoints;
        (cooling, heating) = (HundredthsOr(given.Number("cooling"), cooling), HundredthsOr(given.Number("heating"), heating));
        if (cooling - heating < HvacLoad.LeastGap)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"Heating to {heating / 100.0:0.##} C and cooling to {cooling / 100.0:0.##} C are too near each other."));
        }

        thermostat.SetOwn(cooling, heating);
    }

    private static short HundredthsOr(double? degrees, short otherwise) => degrees is null ? otherwise : Hundredths(degrees);

    internal static uint EventOf(EmulatedHome home, Arguments given) => (uint)given.Whole(Event.Name, home.LatestEvent);

    private static void Note(EmulatedHome home, HomeDevice device, bool done, string yes, string no) =>
        home.Journal.Note(device.Name, $"its user {(done ? yes : no)}");
}
