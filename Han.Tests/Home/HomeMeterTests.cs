using System.Globalization;
using DeviceEmulator.Devices;
using DeviceEmulator.Home.Radios;
using Sep.Codec.Clusters.Metering;

namespace Han.Tests.Home;

/// <summary>Meters in a home, read by devices that have come into its network by themselves.</summary>
public sealed class HomeMeterTests
{
    private const string Display = """{ "name": "display", "kind": "display" }""";
    private const string Gas = """{ "name": "gas", "kind": "gas-meter" }""";
    private const string Later = """{ "do": "wait", "for": "1m" }""";
    private const string Revision11 = "\"revision\": \"1.1\",";

    public static TheoryData<HomeFidelity> Fidelities => [HomeFidelity.Application, HomeFidelity.Radio];

    [Theory]
    [MemberData(nameof(Fidelities))]
    public void A_display_reads_the_meter_watches_it_and_is_told_its_profile(HomeFidelity fidelity)
    {
        using PlayedHome home = new(fidelity, Display, $$"""
            { "do": "read-profile", "device": "display", "periods": 24 },
            { "do": "watch-meter", "device": "display", "seconds": 1, "minutes": 1 }, {{Later}}
            """, root: Revision11);
        InHomeDisplay display = (InHomeDisplay)home["display"];
        MeterProfile profile = display.Profile!;
        Assert.Equal((GetProfileStatus.Success, ProfileIntervalPeriod.Minutes15, 24), (profile.Status, profile.Period, profile.Intervals.Count));
        Assert.Equal(home.Home.Meter.Profile.TakeLast(24).Reverse().Select(i => (uint?)i.WattHours), profile.Intervals);
        string[] said = home.SaidBy("display");
        Assert.Contains(said, s => s.StartsWith("may read the meter every 5 s until ", StringComparison.Ordinal));
        Assert.InRange(said.Count(s => s.StartsWith("reads the meter: ", StringComparison.Ordinal)), 12, 15);
        decimal register = decimal.Parse(display.Snapshot().Meter!.Register!, CultureInfo.InvariantCulture);
        Assert.InRange(home.Home.Meter.CurrentWattHours / 1000m - register, 0m, 0.01m);
    }

    [Fact]
    public void Watching_came_with_the_second_revision()
    {
        using PlayedHome home = new(HomeFidelity.Application, Display, $$"""{ "do": "watch-meter", "device": "display" }, {{Later}}""");
        Assert.Single(home.SaidBy("display"), s => s.StartsWith("reads the meter: ", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Fidelities))]
    public void A_gas_meter_is_mirrored_and_a_display_reads_the_mirror(HomeFidelity fidelity)
    {
        using PlayedHome home = new(fidelity, $"{Gas}, {Display}", $$"""
            { "do": "wait", "for": "1h" }, { "do": "read-meter", "device": "display", "endpoint": 16 }, {{Later}}
            """);
        Assert.Equal(16, ((GasMeter)home["gas"]).Mirror);
        MeterReading reading = home["display"].Snapshot().Meter!;
        Assert.Equal((UnitOfMeasure.HundredCubicFeet, (byte)16, (string?)null), (reading.Unit, reading.Endpoint, reading.Demand));
        Assert.InRange(decimal.Parse(reading.Register!, CultureInfo.InvariantCulture), 2345.678m, 2345.8m);
        Assert.EndsWith(" ccf", reading.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Fidelities))]
    public void A_mirror_that_an_ESI_lost_is_asked_for_anew(HomeFidelity fidelity)
    {
        using PlayedHome home = new(fidelity, Gas, """
            { "do": "esi-off", "lose": true }, { "do": "esi-on" }, { "do": "open", "for": "8h" }, { "do": "wait", "for": "4h" },
            { "do": "expect", "device": "gas", "status": "running", "attempt": "Established" }
            """);
        Assert.Equal(2, home.SaidBy("gas").Count(s => s == "is mirrored at endpoint 16"));
    }

    [Fact]
    public void The_place_of_a_meter_that_has_left_is_another_one_s()
    {
        string four = string.Join(", ", Enumerable.Range(1, 4).Select(n => $$"""{ "name": "gas{{n}}", "kind": "gas-meter" }"""));
        using PlayedHome home = new(HomeFidelity.Application, four, """
            { "do": "wait", "for": "30m" }, { "do": "remove", "device": "gas2" }, { "do": "wait", "for": "30m" }
            """);
        Assert.Contains("is not mirrored: the ESI has no room", home.SaidBy("gas4"));
        Assert.Equal([16, 0, 18, 17], Enumerable.Range(1, 4).Select(n => n == 2 ? 0 : (int)((GasMeter)home[$"gas{n}"]).Mirror));
    }

    [Theory]
    [MemberData(nameof(Fidelities))]
    public void What_hangs_on_a_device_is_the_same_under_another_meter(HomeFidelity fidelity)
    {
        using PlayedHome home = new(fidelity, $$"""{ "name": "car", "kind": "ev-charger" }, { "name": "pct", "kind": "thermostat", "cooling": 25 }""", """
            { "do": "use", "device": "car", "kwh": 28 }, { "do": "set", "device": "pct", "cooling": 23 }, { "do": "exchange-meter" }, { "do": "wait", "for": "1h" },
            { "do": "expect", "device": "car", "status": "running", "demand-above": 7000 }, { "do": "expect", "device": "pct", "status": "running", "cooling": 23 }
            """);
        Assert.Equal(28_000 - 7200, ((EvCharger)home["car"]).WattHoursToGo, 10.0);
        Assert.InRange(home.Home.Meter.CurrentWattHours, 7200, 15_000);
    }
}
