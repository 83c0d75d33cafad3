using DeviceEmulator.Devices;
using DeviceEmulator.Faults;
using DeviceEmulator.Home.Radios;
using DeviceEmulator.Home.Script;
using DeviceEmulator.Stack;
using Sep.Codec.Clusters.Drlc;

namespace DeviceEmulator.Home.Scenarios;

/// <summary>Everything that a scenario file may say, object by object. The committed schema says the same.</summary>
public static class ScenarioFields
{
    /// <summary>The most devices of a home.</summary>
    public const int DeviceCapacity = 15;

    /// <summary>What a device may be.</summary>
    public static IReadOnlyDictionary<string, (DeviceKind Kind, DeviceClass Class)> Kinds { get; } = new Dictionary<string, (DeviceKind, DeviceClass)>
    {
        ["thermostat"] = (DeviceKind.Thermostat, DeviceClass.HvacCompressorOrFurnace),
        ["display"] = (DeviceKind.InHomeDisplay, DeviceClass.None),
        ["water-heater"] = (DeviceKind.LoadControl, DeviceClass.WaterHeater),
        ["pool-pump"] = (DeviceKind.LoadControl, DeviceClass.PoolPumpSpaJacuzzi),
        ["appliance"] = (DeviceKind.SmartAppliance, DeviceClass.SmartAppliances),
        ["ev-charger"] = (DeviceKind.EvCharger, DeviceClass.ElectricVehicle),
        ["range-extender"] = (DeviceKind.RangeExtender, DeviceClass.None),
        ["gas-meter"] = (DeviceKind.GasMeter, DeviceClass.None),
    };

    /// <summary>Who a node is.</summary>
    public static Field Identity { get; } =
        new("identity", FieldKind.Text, "The file with its certificate and private key, from the folder of this one on; without it the home's authority issues them") { Highest = 4096 };

    /// <summary>How far a clock is off.</summary>
    public static Field ClockOffset { get; } = new("clock-offset", FieldKind.Offset, "With the fault clock-off: how far its clock is ahead, with a - before it behind; 3h");

    /// <summary>How a device may misbehave.</summary>
    private static readonly Field[] _faults =
    [
        FaultsOf(Enum.GetValues<Misbehaviour>().Where(m => m != Misbehaviour.None)), ClockOffset,
        new("report-delay", FieldKind.Duration, "With the fault late-report: how late; 10m"),
    ];

    /// <summary>How an ESI may: it reports nothing, polls nobody, and has no user.</summary>
    private static readonly Field[] _faultsOfEsi =
    [
        FaultsOf(
        [
            Misbehaviour.WrongInstallCodeCrc, Misbehaviour.ForeignIssuer, Misbehaviour.BadKeyConfirm, Misbehaviour.NoDefaultResponse, Misbehaviour.WrongSequence,
            Misbehaviour.ClockOff, Misbehaviour.EventTableOfOne,
        ]), ClockOffset,
    ];

    /// <summary>The members of the file that are single values.</summary>
    public static IReadOnlyList<Field> Root { get; } =
    [
        new("title", FieldKind.Text, "What it shows") { Highest = 200 },
        new("seed", FieldKind.Whole, "Of everything that chance decides; 1") { Lowest = 0, Highest = int.MaxValue },
        new("start", FieldKind.Text, "When the home comes up, as 2027-07-15T14:00:00Z") { IsRequired = true, Highest = 30 },
        new("revision", FieldKind.Choice, "Of the profile, of the ESI and of all devices; 1.0") { Words = ["1.0", "1.1"] },
        new("fidelity", FieldKind.Choice, "application hands payloads over, radio has every frame") { Words = ["application", "radio"] },
        new("speed", FieldKind.Number, "Times as fast as the clock on the wall; 0: as fast as it goes") { Lowest = 0, Highest = 1_000_000 },
        new("capture", FieldKind.Text, "The pcapng file that the frames are written to") { Highest = 4096 },
    ];

    /// <summary>The members of esi.</summary>
    public static IReadOnlyList<Field> Esi { get; } =
    [
        new("address", FieldKind.Address, "Its EUI-64; with an identity that of the certificate"),
        Identity,
        new("channel", FieldKind.Whole, "11 to 26; 11") { Lowest = NetworkParameters.LowestChannel, Highest = NetworkParameters.HighestChannel },
        new("slots", FieldKind.Whole, "How many devices it has room for; 15") { Lowest = 1, Highest = DeviceCapacity },
        .. _faultsOfEsi,
    ];

    /// <summary>The members of air.</summary>
    public static IReadOnlyList<Field> Air { get; } =
    [
        new("loss", FieldKind.Number, "Share of the frames that a receiver does not hear; 0") { Lowest = 0, Highest = 1 },
        new("duplication", FieldKind.Number, "Share of the frames that are heard twice, at radio fidelity; 0") { Lowest = 0, Highest = 1 },
        new("corruption", FieldKind.Number, "Share of the frames that come through damaged, at radio fidelity; 0") { Lowest = 0, Highest = 1 },
        new("reordering", FieldKind.Number, "Share of the frames that those behind overtake, at radio fidelity; 0") { Lowest = 0, Highest = 1 },
    ];

    /// <summary>How long to wait, or to jam a channel.</summary>
    public static Field For { get; } = new("for", FieldKind.Duration, "How long") { IsRequired = true };

    /// <summary>The members of air.delay.</summary>
    public static IReadOnlyList<Field> Delay { get; } =
    [
        new("least", FieldKind.Duration, "At least; 0ms"),
        new("most", FieldKind.Duration, $"At most, up to {AirOptions.LongestDelay}ms") { IsRequired = true },
    ];

    /// <summary>The members of each of air.jam.</summary>
    public static IReadOnlyList<Field> Jam { get; } = [Verbs.Channel, new("from", FieldKind.Duration, "When it begins, from the start of the home on; 0s"), For];

    /// <summary>The members of a device.</summary>
    public static IReadOnlyList<Field> Device { get; } =
    [
        new("name", FieldKind.Text, "What it is called: a word") { IsRequired = true, Highest = 20 },
        new("kind", FieldKind.Choice, "What it is") { IsRequired = true, Words = [.. Kinds.Keys] },
        new("address", FieldKind.Address, "Its EUI-64; after the ESI's by its place in the list, with an identity that of the certificate"),
        Identity,
        new("sign", FieldKind.Flag, "Whether it signs its reports of events by its certificate, at radio fidelity or with an identity; false"),
        new("code", FieldKind.Text, "Its installation code with CRC, hex digits; without it one that follows from the seed") { Highest = 60 },
        new("known", FieldKind.Flag, "Whether the ESI is told its code at the start; true"),
        new("group", FieldKind.Whole, "Its enrolment group; 0") { Lowest = 0, Highest = 255 },
        new("poll", FieldKind.Duration, "How often it asks its parent for frames, a sleepy device, 1s to 1h; without it its receiver is always on, a gas meter's 5s"),
        new("far", FieldKind.Flag, "Whether only range extenders are in its range, at radio fidelity; false"),
        new("clock", FieldKind.Flag, "Whether it keeps the time; true"),
        new("start-randomization", FieldKind.Whole, "Minutes; 30") { Lowest = 0, Highest = DeviceSpec.LongestRandomizationMinutes },
        new("duration-randomization", FieldKind.Whole, "Minutes; 0") { Lowest = 0, Highest = DeviceSpec.LongestRandomizationMinutes },
        new("opt-out", FieldKind.Number, "Share of the events that its user opts out of unasked; 0") { Lowest = 0, Highest = 1 },
        new("opt-out-early", FieldKind.Number, "Share of those opt-outs that come before the event starts; 0") { Lowest = 0, Highest = 1 },
        new("opt-in-again", FieldKind.Number, "Share of those opt-outs that are taken back; 0") { Lowest = 0, Highest = 1 },
        new("confirm", FieldKind.Number, "Share of the texts that its user confirms; 1") { Lowest = 0, Highest = 1 },
        new("cooling", FieldKind.Number, "A thermostat's own cooling set point, C; by chance") { Lowest = 10, Highest = 40 },
        new("heating", FieldKind.Number, "A thermostat's own heating set point, C, at least one below the other; by chance") { Lowest = 5, Highest = 35 },
        new("watts", FieldKind.Whole, "What its load draws at work; what is usual") { Lowest = 1, Highest = 30_000 },
        new("price-limit", FieldKind.Number, "Of an appliance, dollars per kWh: its work waits while energy costs more; it never waits") { Lowest = 0, Highest = 10_000 },
        new("meter-interval", FieldKind.Duration, "How often a display reads the meter, and a gas meter reports, at least 1m; a display never, a gas meter 30m"),
        new("clock-drift", FieldKind.Whole, "Milliseconds that its clock gains in a million; 0") { Lowest = -1000, Highest = 1000 },
        .. _faults,
    ];

    /// <summary>When a step is done.</summary>
    public static Field At { get; } = new("at", FieldKind.Duration, "When, from the start of the home on; without it right after the step before");

    /// <summary>The names of all that a step can do.</summary>
    public static IReadOnlyList<string> StepNames { get; } = [.. Verbs.All.Select(v => v.Name), ScenarioStep.Wait, ScenarioStep.Expect];

    /// <summary>What a step of a name takes besides do.</summary>
    public static IReadOnlyList<Field> Step(string name) =>
        [At, .. name == ScenarioStep.Wait ? [For] : name == ScenarioStep.Expect ? Expectation.Fields : Verbs.Find(name)!.Fields];

    private static Field FaultsOf(IEnumerable<Misbehaviour> faults) =>
        new("faults", FieldKind.Choices, "What it does wrong") { Words = [.. faults.Select(m => Expectation.Word(m.ToString()))] };
}
