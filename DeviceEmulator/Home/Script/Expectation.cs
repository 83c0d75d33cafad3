using System.Globalization;
using DeviceEmulator.Devices;
using DeviceEmulator.Home.Commissioning;
using DeviceEmulator.Stack;

namespace DeviceEmulator.Home.Script;

/// <summary>What a scenario expects of a home at a moment: every field that is given must hold.</summary>
public static class Expectation
{
    /// <summary>The word for nothing.</summary>
    public const string None = "none";

    /// <summary>The fields that say what is expected.</summary>
    public static IReadOnlyList<Field> Fields { get; } =
    [
        new("device", FieldKind.Device, "Of which device") { IsRequired = true },
        new("within", FieldKind.Duration, "How long it may take; 0s, which is now"),
        new("status", FieldKind.Choice, "How far it is on its way into the network") { Words = [.. Enum.GetNames<CommissioningState>().Select(Word)] },
        new("event", FieldKind.Whole, "The event meant below; the latest one") { Lowest = 1, Highest = uint.MaxValue },
        new("event-state", FieldKind.Choice, "Where it stands with that event") { Words = [None, .. Enum.GetNames<DrlcState>().Select(Word)] },
        new("reports", FieldKind.Text, "What it reported of that event, in order, as 01 02 03") { Highest = 100 },
        new("answers", FieldKind.Text, "What its ESI heard of that event from it, in order, as 01 02 03") { Highest = 100 },
        new("responses", FieldKind.Whole, "So many Default Responses to orders its ESI heard from it"),
        new("price", FieldKind.Text, "The price that it shows, dollars per kWh, or none") { Highest = 20 },
        new("message", FieldKind.Text, "The text that it shows, or none") { Highest = 80 },
        new("cooling", FieldKind.Number, "Its cooling set point in force, C") { Lowest = -273.15, Highest = 327.67 },
        new("heating", FieldKind.Number, "Its heating set point in force, C") { Lowest = -273.15, Highest = 327.67 },
        new("demand-below", FieldKind.Whole, "It draws fewer watts"),
        new("demand-above", FieldKind.Whole, "It draws more watts"),
        new("reading", FieldKind.Choice, "Whether it shows what it read: of the meter, of a mirror") { Words = [None, "meter", "mirror"] },
        new("profile", FieldKind.Whole, "So many intervals of the load profile it was told last") { Highest = byte.MaxValue },
        new("home-below", FieldKind.Whole, "The meter measures fewer watts"),
        new("home-above", FieldKind.Whole, "The meter measures more watts"),
        new("attempt", FieldKind.Text, "How its last attempt to join ended, as the ESI saw it: Established, KeyMismatch, UnknownIssuer, ...") { Highest = 40 },
    ];

    /// <summary>Null when all holds; else what was seen instead.</summary>
    /// <exception cref="ArgumentException">There is no such device.</exception>
    public static string? Check(EmulatedHome home, Arguments expected)
    {
        HomeDevice device = Verbs.DeviceOf(home, expected);
        DeviceView view = device.View();
        uint id = Verbs.EventOf(home, expected);
        return Differs(expected, "status", Word(view.Status.ToString()), view.Said.Length > 0 ? $" ({view.Said})" : "")
            ?? Differs(expected, "event-state", device.StateOf(id) is DrlcState state ? Word(state.ToString()) : None)
            ?? Differs(expected, "reports", string.Join(' ', device.ReportsOf(id).Select(s => ((byte)s).ToString("X2", CultureInfo.InvariantCulture))))
            ?? Differs(expected, "answers", AnswersOf(home, device, id))
            ?? Differs(expected, "responses", home.Uplink.Answers.Count(a => a.Device == device.Address && a.Kind == HomeAnswerKind.Response))
            ?? Differs(expected, "price", view.Shown.Price is ShownPrice price ? price.PerUnit.ToString(CultureInfo.InvariantCulture) : None)
            ?? Differs(expected, "message", view.Shown.Text?.Text ?? None)
            ?? Differs(expected, "cooling", view.Shown.CoolingSetPoint)
            ?? Differs(expected, "heating", view.Shown.HeatingSetPoint)
            ?? (expected.Has("demand-below") && !(view.Shown.DemandWatts < expected.Whole("demand-below", 0)) ? $"it draws {view.Shown.DemandWatts} W" : null)
            ?? (expected.Has("demand-above") && !(view.Shown.DemandWatts > expected.Whole("demand-above", 0)) ? $"it draws {view.Shown.DemandWatts} W" : null)
            ?? Differs(expected, "reading", view.Shown.Meter is not MeterReading read ? None : read.Endpoint == ApsAddress.EmulatedEndpoint ? "meter" : "mirror")
            ?? Differs(expected, "profile", (device.Application as InHomeDisplay)?.Profile?.Intervals.Count ?? 0)
            ?? DiffersHome(expected, home)
            ?? Differs(expected, "attempt", home.Esi.Attempts.LastOrDefault(a => a.Device == device.Address).Word);
    }

    private static string? DiffersHome(Arguments expected, EmulatedHome home)
    {
        int watts = home.Meter.DemandWatts(home.Agenda.Now);
        bool holds = watts < expected.Whole("home-below", long.MaxValue) && watts > expected.Whole("home-above", long.MinValue);
        return holds ? null : string.Create(CultureInfo.InvariantCulture, $"the meter measures {watts} W");
    }

    /// <summary>A name of an enumeration in words with hyphens.</summary>
    public static string Word(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? $"{(i > 0 ? "-" : "")}{char.ToLowerInvariant(c)}" : c.ToString()));

    private static string AnswersOf(EmulatedHome home, HomeDevice device, uint id) => string.Join(
        ' ', home.Uplink.Answers
            .Where(a => a.Device == device.Address && a.Kind == HomeAnswerKind.Report && home.EventOfOrder(a.Order) == id)
            .Select(a => a.Detail.ToString("X2", CultureInfo.InvariantCulture)));

    private static string? Differs(Arguments expected, string field, string seen, string more = "") =>
        expected.Has(field) && expected.Text(field) != seen ? $"{field} is {(seen.Length == 0 ? "nothing" : seen)}{more}, not {expected.Text(field)}" : null;

    private static string? Differs(Arguments expected, string field, int seen) => expected.Has(field) && expected.Whole(field, 0) != seen
        ? string.Create(CultureInfo.InvariantCulture, $"{field} is {seen}, not {expected.Whole(field, 0)}")
        : null;

    private static string? Differs(Arguments expected, string field, short? hundredths) =>
        expected.Has(field) && (hundredths is not short value || Math.Abs((value / 100.0) - expected.Number(field, 0)) > 0.005)
            ? string.Create(CultureInfo.InvariantCulture, $"{field} is {(hundredths is short v ? v / 100.0 : double.NaN)}, not {expected.Number(field, 0)}")
            : null;
}
