using Han.Tests.Codec;

namespace Han.Tests.DeviceEmulator.Commands;

/// <summary>The command run as people and scripts use it.</summary>
public sealed class RunCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("han-run-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_scenario_plays_to_its_end()
    {
        string file = Path.Combine(SourceTree.Root, "samples", "opt-out.json");
        (int exitCode, string output, string error) = await EmulatorProcess.RunAsync("", "run", file);
        Assert.Equal((0, ""), (exitCode, error));
        Assert.EndsWith("5 expectations held.", output.TrimEnd(), StringComparison.Ordinal);
        Assert.Contains("its user cannot opt out", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commands_are_read_from_the_input_and_time_passes_when_it_is_let()
    {
        (int exitCode, string output, string error) = await EmulatorProcess.RunAsync(
            "wait 5m\nexpect pool status=running\nevent minutes=30 duty=50\nwait 1m\nexpect pool event-state=running\nopt-out fridge\ndance\nhelp event\ntable\nquit\n",
            "run", "--speed", "0", "--seed", "9");
        Assert.Equal((0, ""), (exitCode, error));
        Assert.Equal(2, output.Split('\n').Count(l => l == "yes"));
        Assert.Contains("There is no device fridge; there is thermostat, heater, pool, charger, display.", output, StringComparison.Ordinal);
        Assert.Contains("There is no command dance; see help.", output, StringComparison.Ordinal);
        Assert.Contains("minutes=1..1440", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_by_the_clock_ends_with_its_last_step()
    {
        string file = Write("""
            { "start": "2027-07-15T14:00:00Z", "speed": 1000, "esi": { "address": "0200000000000001" },
              "devices": [ { "name": "pct", "kind": "thermostat" } ],
              "steps": [ { "do": "esi-on" }, { "do": "open" }, { "at": "5s", "do": "join", "device": "pct" },
                         { "do": "expect", "device": "pct", "status": "running", "within": "2h" } ] }
            """);
        (int exitCode, string output, string error) = await EmulatorProcess.RunAsync("", "run", file);
        Assert.Equal((0, ""), (exitCode, error));
        Assert.Contains("1 expectations held.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_expected_and_did_not_hold_is_exit_code_1()
    {
        string file = Write("""
            { "start": "2027-07-15T14:00:00Z", "speed": 0, "esi": { "address": "0200000000000001" },
              "devices": [ { "name": "pct", "kind": "thermostat" } ],
              "steps": [ { "do": "expect", "device": "pct", "status": "running" } ] }
            """);
        (int exitCode, _, string error) = await EmulatorProcess.RunAsync("", "run", file);
        Assert.Equal(1, exitCode);
        Assert.Equal("line 3, $.steps[0]: of pct was expected otherwise: status is off, not running.", error.TrimEnd());
    }

    [Fact]
    public async Task A_file_that_is_wrong_is_exit_code_2_with_its_name_line_and_path()
    {
        string file = Write("{\n  \"start\": 2027\n}");
        (int exitCode, _, string error) = await EmulatorProcess.RunAsync("", "run", file);
        Assert.Equal((2, $"{file}: line 2, $.start: it is a number, not a text of at most 30 octets."), (exitCode, error.TrimEnd()));
    }

    [Theory]
    [InlineData("--speed", "-1", "--speed: 0 to 1000000.")]
    [InlineData("--capture", "x.pcapng", "There are no frames to capture at application fidelity; take radio.")]
    [InlineData("--fidelity", "real", "Argument 'real' not recognized")]
    [InlineData("--watch", "127.0.0.1:9", "--watch: there are no frames at application fidelity; take radio.")]
    [InlineData("--zep", "127.0.0.1:9", "--zep: there are no frames at application fidelity; take radio.")]
    [InlineData("--zep-local", "127.0.0.1:9", "--zep-local goes with --zep.")]
    public async Task Words_that_do_not_fit_are_refused(string option, string value, string expected)
    {
        (int exitCode, _, string error) = await EmulatorProcess.RunAsync("", "run", option, value);
        Assert.Equal(2, exitCode);
        Assert.StartsWith(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_capture_of_one_seed_is_the_same_octet_by_octet_and_has_its_keys_beside_it()
    {
        string file = Path.Combine(SourceTree.Root, "samples", "faults.json");
        string[] captures = [Path.Combine(_folder.FullName, "a.pcapng"), Path.Combine(_folder.FullName, "b.pcapng")];
        foreach (string capture in captures)
        {
            (int exitCode, _, string error) = await EmulatorProcess.RunAsync("", "run", file, "--fidelity", "radio", "--capture", capture);
            Assert.Equal((0, ""), (exitCode, error));
        }

        byte[] first = await File.ReadAllBytesAsync(captures[0]);
        Assert.True(first.Length > 10_000);
        Assert.Equal(first, await File.ReadAllBytesAsync(captures[1]));
        Assert.NotEmpty(await File.ReadAllLinesAsync(Path.Combine(_folder.FullName, "a.wireshark", "zigbee_pc_keys")));
    }

    [Theory]
    [InlineData("--speed", "2", "--zep", "127.0.0.1:9", "--zep: firmware lives in real time; take --speed 1.")]
    [InlineData("--watch", "here", "--speed", "0", "--watch: here is not an IP address and port.")]
    public async Task A_home_on_sockets_says_what_it_cannot_do(string first, string its, string second, string seconds, string expected)
    {
        (int exitCode, _, string error) = await EmulatorProcess.RunAsync("", "run", "--fidelity", "radio", first, its, second, seconds);
        Assert.Equal((2, expected), (exitCode, error.TrimEnd()));
    }

    [Fact]
    public async Task What_devices_really_did_and_what_the_meter_counted_is_there_afterwards()
    {
        string ledger = Path.Combine(_folder.FullName, "ledger.csv");
        (int exitCode, string output, string error) = await EmulatorProcess.RunAsync(
            "wait 5m\nuse charger 20\nevent in=1h minutes=60 classes=ev duty=0\nwait 3h\ncurve 8\ncurve\n", "run", "--speed", "0", "--ledger", ledger);
        Assert.Equal((0, ""), (exitCode, error));
        string row = Assert.Single((await File.ReadAllLinesAsync(ledger))[1..]);
        Assert.Contains(",Completed,", row, StringComparison.Ordinal);
        int[] watts = [.. output.Split('\n').Where(l => l.Contains(" W #", StringComparison.Ordinal)).Take(8).Select(l => int.Parse(l[5..12], null))];

        // Intervals that end from 20:15 to 22:00: four within the event, and the rest of the charge after it.
        Assert.Equal(8, watts.Length);
        Assert.All(watts[1..3], w => Assert.InRange(w, 0, 6000));
        Assert.All(watts[5..7], w => Assert.InRange(w, 7200, 20_000));
        Assert.Equal(8 + 16, output.Split('\n').Count(l => l.Contains(" W #", StringComparison.Ordinal)));
    }

    private string Write(string text)
    {
        string path = Path.Combine(_folder.FullName, "home.json");
        File.WriteAllText(path, text);
        return path;
    }
}
