using DeviceEmulator.Time;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Clusters.Messaging;
using Sep.Codec.Clusters.Price;
using Sep.Codec.Types;

namespace DeviceEmulator.Home.Script;

// What a head-end sends to the ESI.
public static partial class Verbs
{
    private const int Longest = 1440;

    private static readonly Field _id = new("id", FieldKind.Whole, "Its number; greater than all before and at least the time") { Lowest = 1, Highest = uint.MaxValue };
    private static readonly Field _cancelled = new("id", FieldKind.Whole, "Its number; the latest one") { Lowest = 1, Highest = uint.MaxValue };
    private static readonly Field _in = new("in", FieldKind.Duration, "When it starts, from now on; at once");

    private static Verb[] Orders() =>
    [
        new("event", "A load control event",
        [
            _id, _in, Range("minutes", "How long; 60", 1, Longest),
            new("classes", FieldKind.Choices, "Kinds of load; all") { Words = [.. _classes.Keys] },
            Range("level", "Criticality 1 to 15; 2", 1, 15), Range("group", "Enrolment group; 0, which is all", 0, 255),
            Degrees("cooling-offset", "Added to the cooling set point, C"), Degrees("heating-offset", "Taken from the heating set point, C"),
            Temperature("cooling", "Cooling set point, C"), Temperature("heating", "Heating set point, C"),
            Range("load", "Average load adjustment, percent", -100, 100), Range("duty", "Duty cycle, percent switched on", 0, 100),
            new("randomize", FieldKind.Choices, "What devices may delay at random; nothing") { Words = ["start", "end"] }, Device(isRequired: false),
        ], (home, given) => home.Send(EventOf(given, given.Whole("id", home.NextId()), Start(home, given)), TargetOf(home, given))),
        new("cancel", "Ends an event", [_cancelled, new("randomize", FieldKind.Flag, "With the event's own random delay; false"), Device(isRequired: false)],
            (home, given) => home.Send(
                new CancelLoadControlEvent((uint)given.Whole("id", home.LatestEvent), DeviceClass.All, 0, ControlOf(given), SepTime.Now), TargetOf(home, given))),
        new("cancel-all", "Ends every event", [new("randomize", FieldKind.Flag, "With each event's own random delay; false"), Device(isRequired: false)],
            (home, given) => home.Send(new CancelAllLoadControlEvents(ControlOf(given)), TargetOf(home, given))),
        new("price", "A price per kWh",
        [
            new("price", FieldKind.Number, "Dollars per kWh") { IsRequired = true, Lowest = 0, Highest = 10_000 }, _id, _in,
            Range("minutes", "How long; until changed", 1, PublishPrice.UntilChangedMinutes - 1),
            new("label", FieldKind.Text, "Name of the rate") { Highest = PublishPrice.MaxRateLabel },
            Range("tier", "Price tier 1 to 6; 0 for none", 0, 6), new("acknowledge", FieldKind.Flag, "Whether displays are to acknowledge it (SE 1.1); false"),
        ], (home, given) => home.Send(PriceOf(given, given.Whole("id", home.NextId()), Start(home, given), home.Agenda.Now))),
        new("text", "A text to show",
        [
            new("message", FieldKind.Text, "What it says") { IsRequired = true, Highest = DisplayMessage.MaxUnfragmentedMessage }, _id, _in,
            Range("minutes", "How long; until changed", 1, DisplayMessage.UntilChangedMinutes - 1),
            new("importance", FieldKind.Choice, "low") { Words = [.. _importance.Keys] }, new("confirm", FieldKind.Flag, "Whether the user is to confirm it; false"),
        ], (home, given) => home.Send(TextOf(given, given.Whole("id", home.NextId()), Start(home, given)))),
        new("cancel-text", "Ends a text", [_cancelled], (home, given) => home.Send(new CancelMessage((uint)given.Whole("id", home.LatestText), MessageControl.None))),
    ];

    private static readonly Dictionary<string, DeviceClass> _classes = new()
    {
        ["hvac"] = DeviceClass.HvacCompressorOrFurnace,
        ["strip-heater"] = DeviceClass.StripAndBaseboardHeaters,
        ["water-heater"] = DeviceClass.WaterHeater,
        ["pool-pump"] = DeviceClass.PoolPumpSpaJacuzzi,
        ["appliance"] = DeviceClass.SmartAppliances,
        ["irrigation"] = DeviceClass.IrrigationPump,
        ["commercial"] = DeviceClass.ManagedCommercialAndIndustrialLoads,
        ["misc"] = DeviceClass.SimpleMiscLoads,
        ["exterior-lighting"] = DeviceClass.ExteriorLighting,
        ["interior-lighting"] = DeviceClass.InteriorLighting,
        ["ev"] = DeviceClass.ElectricVehicle,
        ["generation"] = DeviceClass.GenerationSystems,
    };

    private static readonly Dictionary<string, MessageControl> _importance = new()
    {
        ["low"] = MessageControl.None,
        ["medium"] = MessageControl.MediumImportance,
        ["high"] = MessageControl.HighImportance,
        ["critical"] = MessageControl.CriticalImportance,
    };

    /// <summary>The names of the kinds of load.</summary>
    public static IReadOnlyDictionary<string, DeviceClass> Classes => _classes;

    private static Field Range(string name, string summary, double lowest, double highest) => new(name, FieldKind.Whole, summary) { Lowest = lowest, Highest = highest };

    private static Field Degrees(string name, string summary) => new(name, FieldKind.Number, summary) { Lowest = 0, Highest = 25.4 };

    private static Field Temperature(string name, string summary) => new(name, FieldKind.Number, summary) { Lowest = -273.15, Highest = 327.67 };

    private static Eui64 TargetOf(EmulatedHome home, Arguments given) => given.Has("device") ? DeviceOf(home, given).Address : default;

    private static SepTime Start(EmulatedHome home, Arguments given) => given.Has("in") ? home.Agenda.Now.Plus(given.Duration("in")).ToSep() : SepTime.Now;

    private static CancelControl ControlOf(Arguments given) => given.Flag("randomize") ? CancelControl.EndWithRandomization : CancelControl.EndAtOnce;

    private static LoadControlEvent EventOf(Arguments given, long id, SepTime start) => new(
        (uint)id, given.Has("classes") ? given.Words("classes").Aggregate(DeviceClass.None, (all, c) => all | _classes[c]) : DeviceClass.All,
        (byte)given.Whole("group", 0), start, (ushort)given.Whole("minutes", 60), (CriticalityLevel)given.Whole("level", 2),
        Tenths(given.Number("cooling-offset")), Tenths(given.Number("heating-offset")), Hundredths(given.Number("cooling")), Hundredths(given.Number("heating")),
        (sbyte)given.Whole("load", Unused.AverageLoadAdjustment), (byte)given.Whole("duty", Unused.DutyCycle),
        given.Words("randomize").Aggregate(EventControl.None, (all, w) => all | (w == "start" ? EventControl.RandomizeStart : EventControl.RandomizeEnd)));

    private static byte Tenths(double? degrees) => degrees is double d ? (byte)Math.Round(d * 10) : Unused.TemperatureOffset;

    private static short Hundredths(double? degrees) => degrees is double d ? (short)Math.Round(d * 100) : Unused.TemperatureSetPoint;
}
