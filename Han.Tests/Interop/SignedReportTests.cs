using System.Text;
using DeviceEmulator.Home.Radios;
using DeviceEmulator.Home.Scenarios;
using Sep.Codec.Clusters.Drlc;

namespace Han.Tests.Interop;

/// <summary>Signed reports on real frames, as tshark reads them.</summary>
[Trait("Category", "Interop")]
public sealed class SignedReportTests
{
    private const string Scenario = """
        {
          "start": "2027-07-15T14:00:00Z",
          "esi": { "address": "0200000000000001" },
          "devices": [ { "name": "pct", "kind": "thermostat", "sign": true } ],
          "steps": [
            { "do": "esi-on" }, { "do": "open" }, { "do": "join", "device": "pct" },
            { "do": "expect", "device": "pct", "status": "running", "within": "3m" },
            { "do": "event", "minutes": 1, "classes": ["hvac"], "cooling-offset": 2 },
            { "at": "50m", "do": "close" } ]
        }
        """;

    [SkippableFact]
    public void Wireshark_shows_a_signature_of_its_own_in_every_report()
    {
        using CaptureTools tools = new();
        string path = tools.PathOf("signed.pcapng");
        Scenario scenario = ScenarioReader.Read(Encoding.UTF8.GetBytes(Scenario), new ScenarioOverrides(Fidelity: HomeFidelity.Radio, Capture: path));
        using (ScenarioRun run = new(scenario, null))
        {
            run.ToEnd();
            Assert.Null(run.Player.Failure);
        }

        string[][] rows = AirOracle.Fields(
            path, "zbee_zcl_se.drlc.report_event.signature_type", "zbee_zcl_se.drlc.report_event.signature", "zbee_zcl_se.drlc.report_event.event_status",
            "_ws.malformed");
        Assert.All(rows, row => Assert.Equal("", row[3]));
        string[][] reports = [.. rows.Where(row => row[0].Length > 0)];
        Assert.True(reports.Length >= 3, $"{reports.Length} reports.");
        Assert.All(reports, row => Assert.Equal(1, Convert.ToInt32(row[0], row[0].StartsWith("0x", StringComparison.Ordinal) ? 16 : 10)));
        string[] signatures = [.. reports.Select(row => row[1].Replace(":", "", StringComparison.Ordinal)).Distinct()];
        Assert.Equal(signatures.Length, reports.Select(row => row[2]).Distinct().Count());
        Assert.All(signatures, signature => Assert.Equal(2 * EventSignature.Size, signature.Length));
        Assert.DoesNotContain(signatures, signature => signature.All(digit => digit is 'f' or 'F'));
    }
}
