using System.Text;
using DeviceEmulator.Certificates;
using DeviceEmulator.Home;
using DeviceEmulator.Home.Radios;
using DeviceEmulator.Home.Scenarios;
using Han.Tests.Certificates;
using Han.Tests.DeviceEmulator.Commands;
using Sep.Codec.Types;

namespace Han.Tests.Home;

/// <summary>Identities and authorities that a scenario names by their files.</summary>
public sealed class ScenarioIdentityTests : IDisposable
{
    private const string Steps = """
        [ { "do": "esi-on" }, { "do": "open" }, { "do": "join", "device": "pct" },
          { "do": "expect", "device": "pct", "status": "running", "within": "3m" } ]
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("han-scenario-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>As a person does it: an authority, two identities, a scenario beside them, played from elsewhere.</summary>
    [Theory]
    [InlineData("application")]
    [InlineData("radio")]
    public async Task An_authority_made_by_the_command_line_serves_a_home(string fidelity)
    {
        await RunAsync("ca", "new", "--out", PathOf("home"), "--issuer", "02000000000000CA");
        await RunAsync("ca", "issue", "--ca", PathOf("home.key"), "--device", "02000000000000E5", "--out", PathOf("esi.txt"));
        await RunAsync("ca", "issue", "--ca", PathOf("home.key"), "--device", "02000000000000D1", "--out", PathOf("pct.txt"));
        Write("home.json", Text("\"identity\": \"esi.txt\"", "\"identity\": \"pct.txt\"", "[ \"home.pub\" ]", fidelity));
        (int exitCode, string output, string error) = await EmulatorProcess.RunAsync("", "run", PathOf("home.json"), "--speed", "0");
        Assert.True(exitCode == 0, error + output);
        Assert.Contains("network 02000000000000E5", output, StringComparison.Ordinal);
        Assert.DoesNotContain(PrivateKeyOf("pct.txt"), output + error, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(Published.Text)]
    [InlineData(Published.AuthorityKey + "\n" + Published.Certificate + "\n" + Published.PrivateKey + "\n")]
    public void A_node_has_the_address_of_its_certificate_whatever_was_written(string text)
    {
        Write("published.txt", text);
        using DeviceIdentity identity = Read("\"identity\": \"published.txt\", \"address\": \"0200000000000001\"", "").EsiIdentity!;
        Assert.Equal(Published.Device, identity.Address.ToString());
        HomeOptions home = Read("\"identity\": \"published.txt\"", "");
        Assert.Equal(Published.Device, home.Esi.ToString());
        Assert.Equal(new Eui64(home.Esi.Value + 0x1000), home.Devices[0].Spec.Address);
    }

    [Fact]
    public void Who_has_a_certificate_of_another_authority_than_the_ESI_is_not_trusted()
    {
        Write("published.txt", Published.Text);
        Scenario scenario = Scenario(Text("\"address\": \"0200000000000001\"", "\"identity\": \"published.txt\"", null, "radio"));
        using ScenarioRun run = new(scenario, null);
        run.ToEnd();
        Assert.NotNull(run.Player.Failure);
        Assert.Contains(run.Home.Devices[0].Steps, step => step.Text.Contains("UnknownIssuer", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"identity\": \"nobody.txt\"", "", null, "line 3, $.esi.identity: Could not find file")]
    [InlineData("\"identity\": \"bad.txt\"", "", null, "line 3, $.esi.identity: bad.txt, line 2")]
    [InlineData("\"identity\": 5", "", null, "line 3, $.esi.identity: it is a number, not a text")]
    [InlineData("\"channel\": 15", "", null, "line 3, $.esi: address is missing")]
    [InlineData("\"address\": \"0200000000000001\"", "\"identity\": \"published.txt\", \"faults\": [\"foreign-issuer\"]", null, "line 5, $.devices[0].identity: the fault foreign-issuer")]
    [InlineData("\"identity\": \"published.txt\"", "\"identity\": \"published.txt\"", null, "line 5, $.devices[0]: there is a node with the address " + Published.Device)]
    [InlineData("\"identity\": \"published.txt\"", "", "[ \"other.pub\" ]", "line 3, $.esi.identity: The identity of " + Published.Device + " is issued by")]
    [InlineData("\"identity\": \"published.txt\"", "", "[ \"other.pub\", \"other.pub\" ]", "line 4, $.trust[1]: the authority 4F54484552434131 is listed already")]
    [InlineData("\"identity\": \"published.txt\"", "", "\"other.pub\"", "line 4, $.trust: it is a string, not a list")]
    [InlineData("\"address\": \"0200000000000001\"", "\"sign\": true", null, "line 5, $.devices[0].sign: a device has no certificate at application fidelity")]
    public void What_is_wrong_is_said_where_the_file_is_named(string esi, string device, string? trust, string expected)
    {
        Write("published.txt", Published.Text);
        Write("bad.txt", "CA Pub Key:\n0200zz\n");
        Write("other.pub", $"Issuer:\n4F54484552434131\nCA Pub Key:\n{Published.PublicKey}\n");
        Assert.StartsWith(expected, Assert.Throws<InvalidDataException>(() => Scenario(Text(esi, device, trust, "application"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_device_signs_where_it_has_a_certificate()
    {
        Write("published.txt", Published.Text);
        Assert.False(Read("\"address\": \"0200000000000001\"", "").Devices[0].SignsReports);
        Assert.True(Read("\"address\": \"0200000000000001\"", "\"sign\": true", HomeFidelity.Radio).Devices[0].SignsReports);
        Assert.True(Read("\"address\": \"0200000000000001\"", "\"sign\": true, \"identity\": \"published.txt\"").Devices[0].SignsReports);
    }

    private static string Text(string esi, string device, string? trust, string fidelity) => $$"""
        {
          "start": "2027-07-15T14:00:00Z", "fidelity": "{{fidelity}}",
          "esi": { {{esi}} },
          {{(trust is null ? "" : $"\"trust\": {trust},")}}
          "devices": [ { "name": "pct", "kind": "thermostat"{{(device.Length > 0 ? $", {device}" : "")}} } ],
          "steps": {{Steps}}
        }
        """;

    private static async Task RunAsync(params string[] words)
    {
        (int exitCode, _, string error) = await EmulatorProcess.RunAsync("", words);
        Assert.True(exitCode == 0, error);
    }

    private HomeOptions Read(string esi, string device, HomeFidelity fidelity = HomeFidelity.Application) =>
        Scenario(Text(esi, device, null, fidelity == HomeFidelity.Radio ? "radio" : "application")).Home;

    private Scenario Scenario(string text) => ScenarioReader.Read(Encoding.UTF8.GetBytes(text), new ScenarioOverrides(Folder: _folder));

    private string PathOf(string name) => Path.Combine(_folder, name);

    private void Write(string name, string text) => File.WriteAllText(PathOf(name), text);

    private string PrivateKeyOf(string name)
    {
        string[] lines = File.ReadAllLines(PathOf(name));
        return lines[Array.FindIndex(lines, line => line.StartsWith("Private Key", StringComparison.Ordinal)) + 1];
    }
}
