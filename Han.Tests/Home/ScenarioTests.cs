using System.Text;
using DeviceEmulator.Home;
using DeviceEmulator.Home.Radios;
using DeviceEmulator.Home.Scenarios;

namespace Han.Tests.Home;

/// <summary>Scenario files: the ready ones hold, the schema is what is read, and what is wrong is said with line and path.</summary>
public sealed class ScenarioTests
{
    private const string Beginning = """
        {
          "start": "2027-07-15T14:00:00Z",
          "esi": { "address": "0200000000000001" },
          "devices": [ { "name": "pct", "kind": "thermostat" } ],
          "steps": [
        """;

    public static TheoryData<string> Ready =>
        [.. Directory.EnumerateFiles(Path.Combine(Codec.SourceTree.Root, "samples"), "*.json").Select(p => Path.GetFileName(p)!).Where(n => n != "scenario.schema.json").Order()];

    [Fact]
    public void There_are_six_ready_scenarios() => Assert.Equal(6, Ready.Count);

    [Theory]
    [MemberData(nameof(Ready))]
    public void A_ready_scenario_holds(string file) => Holds(file, HomeFidelity.Application);

    [Theory]
    [MemberData(nameof(Ready))]
    public void A_ready_scenario_holds_on_real_frames(string file) => Holds(file, HomeFidelity.Radio);

    private static void Holds(string file, HomeFidelity fidelity)
    {
        List<JournalLine> lines = [];
        ScenarioPlayer player = Play(File.ReadAllBytes(Path.Combine(Codec.SourceTree.Root, "samples", file)), lines, new ScenarioOverrides(Fidelity: fidelity));
        Assert.True(player.Failure is null, $"{player.Failure}\n{string.Join('\n', lines)}");
        Assert.True(player.Held >= 4, $"{player.Held} expectations.");
    }

    [Fact]
    public void The_same_seed_makes_the_same_run()
    {
        byte[] file = File.ReadAllBytes(Path.Combine(Codec.SourceTree.Root, "samples", "lossy-air.json"));
        List<JournalLine> first = [], second = [];
        Play(file, first);
        Play(file, second);
        Assert.Equal(first, second);
    }

    [Fact]
    public void The_committed_schema_is_the_one_of_the_reader() =>
        Assert.Equal(ScenarioSchema.Text(), File.ReadAllText(Path.Combine(Codec.SourceTree.Root, "samples", "scenario.schema.json")));

    [Theory]
    [InlineData("""{ "start": 5 }""", "line 1, $.start: it is a number, not a text of at most 30 octets.")]
    [InlineData("{\n\"start\": \"2027\",\n}", "line 3, $: The JSON object contains a trailing comma")]
    [InlineData("{\n\"start\": \"2027\", \"esi\": {}, \"devices\": [], \"bogus\": 1 }", "line 2, $.bogus: it is not known here; there is $schema, esi, air")]
    [InlineData("{\n\"start\": \"x\", \"start\": \"y\" }", "line 2, $.start: it is there twice.")]
    [InlineData("{ \"start\": \"2027-07-15T14:00:00Z\", \"devices\": [] }", "line 1, $: esi is missing: an object.")]
    [InlineData("{ \"start\": \"tomorrow\", \"esi\": { \"address\": \"0200000000000001\" }, \"devices\": [] }", "line 1, $.start: \"tomorrow\" is not a time")]
    [InlineData("{\n\"start\": \"\\ud800\" }", "line 2, $.start: it is no text in UTF-8.")]
    [InlineData("{\n\"\\udc00\": 1 }", "line 2, $: it is no text in UTF-8.")]
    [InlineData("{ \"start\": \"2027-07-15T14:00:00Z\", \"esi\": { \"address\": \"0200000000000001\", \"faults\": [\"stuck-poll\"] }, \"devices\": [] }", "line 1, $.esi.faults[0]: \"stuck-poll\" is not one of wrong-install-code-crc,")]
    [InlineData("{ \"start\": \"2027-07-15T14:00:00Z\", \"esi\": { \"address\": \"12\" }, \"devices\": [] }", "line 1, $.esi.address: \"12\" is not an EUI-64")]
    public void What_is_wrong_is_said_with_line_and_path(string text, string expected) => Assert.StartsWith(expected, Problem(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{ "name": "a b", "kind": "display" }""", "line 5, $.devices[0].name: \"a b\" is not a word")]
    [InlineData("""{ "name": "a", "kind": "toaster" }""", "line 5, $.devices[0].kind: \"toaster\" is not one of thermostat, display")]
    [InlineData("""{ "name": "a", "kind": "display", "code": "83FED3407A93 0000" }""", "line 5, $.devices[0].code: the installation code is not right: WrongChecksum.")]
    [InlineData("""{ "name": "a", "kind": "display", "faults": ["lazy"] }""", "line 5, $.devices[0].faults[0]: \"lazy\" is not one of wrong-install-code-crc")]
    [InlineData("""{ "name": "a", "kind": "display" }, { "name": "a", "kind": "display" }""", "line 5, $.devices[1].name: there is a device a already.")]
    [InlineData("""{ "name": "a", "kind": "display", "address": "0200000000000001" }""", "line 5, $.devices[0]: there is a node with the address 0200000000000001")]
    [InlineData("""{ "name": "a", "kind": "display", "poll": "soon" }""", "line 5, $.devices[0].poll: \"soon\" is not a span of time such as 90s or 1h30m, at most 3650d.")]
    [InlineData("""{ "name": "a", "kind": "display", "poll": "500ms" }""", "line 5, $.devices[0].poll: a device polls every 1s to 1h, in whole seconds.")]
    [InlineData("""{ "name": "a", "kind": "display", "meter-interval": "5s" }""", "line 5, $.devices[0].meter-interval: a meter is read every minute at most.")]
    [InlineData("""{ "name": "a", "kind": "thermostat", "cooling": 20, "heating": 19.5 }""", "line 5, $.devices[0].heating: it is to be at least one degree below cooling.")]
    [InlineData("""{ "name": "a", "kind": "display", "price-limit": 0.3 }""", "line 5, $.devices[0].price-limit: only an appliance responds to prices.")]
    public void So_is_a_device(string device, string expected) => Assert.StartsWith(
        expected,
        Problem($"{{\n\"start\": \"2027-07-15T14:00:00Z\",\n\"esi\": {{ \"address\": \"0200000000000001\" }},\n\"devices\": [\n{device}\n] }}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{ "do": "dance" }""", "line 6, $.steps[0].do: \"dance\" is not one of open, close")]
    [InlineData("""{ "do": "join" }""", "line 6, $.steps[0]: device is missing: the name of a device.")]
    [InlineData("""{ "do": "join", "device": "fridge" }""", "line 6, $.steps[0].device: there is no device fridge; there is pct.")]
    [InlineData("""{ "do": "wait", "for": "999999999d" }""", "line 6, $.steps[0].for: \"999999999d\" is not a span of time such as 90s or 1h30m, at most 3650d.")]
    [InlineData("""{ "do": "event", "minutes": 2000 }""", "line 6, $.steps[0].minutes: \"2000\" is not a whole number from 1 to 1440.")]
    [InlineData("""{ "at": "5m", "do": "esi-on" }, { "at": "4m", "do": "esi-off" }""", "line 6, $.steps[1].at: it is before the step before it, which is at 5m.")]
    [InlineData("""{ "do": "event", "classes": "hvac" }""", "line 6, $.steps[0].classes: it is a string, not a list of some of")]
    [InlineData("""{ "do": "power-off", "device": "pct", "lose": "yes" }""", "line 6, $.steps[0].lose: it is a string, not true or false.")]
    public void So_is_a_step(string step, string expected) => Assert.StartsWith(expected, Problem($"{Beginning}\n{step}\n] }}"), StringComparison.Ordinal);

    [Fact]
    public void A_wait_at_the_end_is_waited_for()
    {
        List<JournalLine> lines = [];
        byte[] file = Encoding.UTF8.GetBytes($$"""{{Beginning}} { "do": "esi-on" }, { "do": "open", "for": "5m" }, { "do": "wait", "for": "10m" } ] }""");
        Assert.True(Play(file, lines).IsFinished);
        Assert.Equal("closes its window", lines[^1].Text);
    }

    [Fact]
    public void Octets_that_are_no_text_are_refused()
    {
        byte[] file = Encoding.UTF8.GetBytes("{\n\"start\": \"?\" }");
        file[Array.IndexOf(file, (byte)'?')] = 0xE9;
        Assert.Equal("line 2, $.start: it is no text in UTF-8.", Assert.Throws<InvalidDataException>(() => ScenarioReader.Read(file)).Message);
    }

    [Fact]
    public void Application_fidelity_has_nothing_to_capture() => Assert.StartsWith(
        "line 1, $.capture: there are no frames at application fidelity", Problem("""{ "start": "2027-07-15T14:00:00Z", "capture": "x.pcapng" }"""), StringComparison.Ordinal);

    [Fact]
    public void An_expectation_that_does_not_hold_ends_the_run_and_says_what_was_seen()
    {
        ScenarioPlayer player = Play(Encoding.UTF8.GetBytes($$"""
            {{Beginning}}
              { "do": "esi-on" },
              { "do": "join", "device": "pct" },
              { "do": "expect", "device": "pct", "status": "running", "within": "2m" },
              { "do": "esi-off" } ] }
            """), []);
        Assert.True(player.IsFinished);
        Assert.StartsWith("line 8, $.steps[2]: of pct was expected otherwise within 2m: status is ", player.Failure, StringComparison.Ordinal);
        Assert.EndsWith("not running.", player.Failure, StringComparison.Ordinal);
    }

    private static ScenarioPlayer Play(byte[] file, List<JournalLine> lines, ScenarioOverrides? overrides = null)
    {
        using ScenarioRun run = new(ScenarioReader.Read(file, overrides ?? ScenarioOverrides.None), lines.Add);
        run.ToEnd();
        return run.Player;
    }

    private static string Problem(string text) => Assert.Throws<InvalidDataException>(() => ScenarioReader.Read(Encoding.UTF8.GetBytes(text))).Message;
}
