using System.Text;
using DeviceEmulator.Devices;
using DeviceEmulator.Home;
using DeviceEmulator.Home.Radios;
using DeviceEmulator.Home.Scenarios;

namespace Han.Tests.Home;

/// <summary>A home that is written as a scenario and played in virtual time, up to its last step and further.</summary>
internal sealed class PlayedHome : IDisposable
{
    private readonly ScenarioRun _run;

    /// <param name="devices">Members of the list of devices.</param>
    /// <param name="steps">Members of the list of steps, after all devices were switched on one by one.</param>
    /// <param name="esi">Further members of the ESI.</param>
    /// <param name="root">Further members of the file.</param>
    public PlayedHome(HomeFidelity fidelity, string devices, string steps, string esi = "", string root = "")
    {
        string[] names = [.. devices.Split("\"name\": \"")[1..].Select(d => d[..d.IndexOf('"', StringComparison.Ordinal)])];
        string joins = string.Join(", ", names.Select((name, i) => $$"""{ "at": "{{5 + (60 * i)}}s", "do": "join", "device": "{{name}}" }"""));
        string text = $$"""
            { "start": "2027-07-15T14:00:00Z", "speed": 0, {{root}} "esi": { "address": "0200000000000001"{{esi}} }, "devices": [ {{devices}} ],
              "steps": [ { "do": "esi-on" }, { "do": "open", "for": "8h" }, {{joins}}, { "do": "wait", "for": "2m" }, {{steps}} ] }
            """;
        _run = new ScenarioRun(ScenarioReader.Read(Encoding.UTF8.GetBytes(text), new ScenarioOverrides(Fidelity: fidelity)), Lines.Add);
        _run.ToEnd();
        Assert.True(_run.Player.Failure is null, $"{_run.Player.Failure}\n{string.Join('\n', Lines)}");
    }

    public List<JournalLine> Lines { get; } = [];

    public EmulatedHome Home => _run.Home;

    public InHomeDevice this[string device] => Home.Find(device)!.Application;

    public void Dispose() => _run.Dispose();

    /// <summary>What a node of the home did, in words.</summary>
    public string[] SaidBy(string who) => [.. Lines.Where(l => l.Who == who).Select(l => l.Text)];
}
