using System.Text.Json;
using Han.Tests.Docs;
using Han.Tests.Soap;

namespace Han.Tests.Registry;

/// <summary>The commands as a child process: what they print, and how they exit.</summary>
public sealed class PremisesCommandTests
{
    private static string SampleFile => Path.Combine(RepositoryFiles.Root, "samples", "premises.csv");

    [Fact]
    public async Task TheSampleIsImportedShownAndCounted()
    {
        using var folder = new TemporaryFolder();
        (int exitCode, string output, _) = await GatewayProcess.RunAsync(folder.Path, "premises", "import", SampleFile, "--full", "--data", "d");
        Assert.Equal((0, "7 of 7 rows imported; this is import 1."), (exitCode, output.Trim()));

        foreach (string key in new[] { "10443720000000001", "000000101LG", "02A5000000000001" })
        {
            (exitCode, output, _) = await GatewayProcess.RunAsync(folder.Path, "premises", "show", key, "--data", "d", "--json");
            Assert.Equal(0, exitCode);
            using var premise = JsonDocument.Parse(output);
            Assert.Equal("10443720000000001", premise.RootElement.GetProperty("esiId").GetString());
            Assert.Equal("imported", premise.RootElement.GetProperty("source").GetString());
            Assert.Equal("111111111", premise.RootElement.GetProperty("repDuns").GetString());
            Assert.Equal([true, false], premise.RootElement.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("inForce").GetBoolean()));
        }

        // A device of the sample premise, which lies over a generated base only.
        (exitCode, output, _) = await GatewayProcess.RunAsync(folder.Path, "premises", "show", "02DE430000000001", "--data", "elsewhere");
        Assert.Equal(0, exitCode);
        Assert.Contains("00000000000000098", output, StringComparison.Ordinal);
        Assert.Contains("listed", output, StringComparison.Ordinal);
        Assert.Equal(1, (await GatewayProcess.RunAsync(folder.Path, "premises", "show", "02DE430000000001", "--data", "d")).ExitCode);
        (exitCode, _, string error) = await GatewayProcess.RunAsync(folder.Path, "premises", "show", "10443720000000009", "--data", "d");
        Assert.Equal(1, exitCode);
        Assert.Contains("10443720000000009", error, StringComparison.Ordinal);

        (exitCode, output, _) = await GatewayProcess.RunAsync(folder.Path, "premises", "stats", "--data", "d", "--json");
        using var stats = JsonDocument.Parse(output);
        Assert.Equal((7, 5), (stats.RootElement.GetProperty("rows").GetInt32(), stats.RootElement.GetProperty("premises").GetInt32()));
        Assert.Equal(1, stats.RootElement.GetProperty("byTdsp").GetProperty("CenterPoint").GetInt32());
    }

    [Fact]
    public async Task GeneratedSamplesCanBeImportedAndBadRowsAreTold()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, (await GatewayProcess.RunAsync(folder.Path, "premises", "sample", "s.csv", "--rows", "50")).ExitCode);
        string file = Path.Combine(folder.Path, "s.csv");
        File.AppendAllText(file, "a,bad,row\r\n");
        (int exitCode, string output, _) = await GatewayProcess.RunAsync(folder.Path, "premises", "import", "s.csv", "--full", "--data", "d", "--rejects", "bad.csv");
        Assert.Equal(3, exitCode);
        Assert.Contains("50 of 51 rows imported", output, StringComparison.Ordinal);
        Assert.Equal("52,,\"the row has 3 fields, the header 13\",a,bad,row", File.ReadAllLines(Path.Combine(folder.Path, "bad.csv"))[1]);
        (exitCode, _, string error) = await GatewayProcess.RunAsync(folder.Path, "premises", "import", "s.csv", "--full", "--data", "d", "--max-rejects", "1");
        Assert.Equal(1, exitCode);
        Assert.Contains("Refused, nothing has changed: 1 of 51 rows are rejected, more than 1 %.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheUsersListIsNotMixedWithTheSamplePremise()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "han-gateway.json"), """
            { "Registry": { "Premises": [ { "EsiId": "10443720000000001", "Devices": [ { "Mac": "02DE430000000007" } ] } ] } }
            """);
        Assert.Equal(0, (await GatewayProcess.RunAsync(folder.Path, "premises", "import", SampleFile, "--full", "--data", "d")).ExitCode);
        foreach (string key in new[] { "10443720000000001", "02DE430000000007" })
        {
            (int exitCode, string output, string error) = await GatewayProcess.RunAsync(folder.Path, "premises", "show", key, "--data", "d", "--json");
            Assert.True(exitCode == 0, error);
            using var premise = JsonDocument.Parse(output);
            Assert.Equal("imported", premise.RootElement.GetProperty("source").GetString());
            Assert.Equal("000000101LG", premise.RootElement.GetProperty("meterSerialNumber").GetString());
            Assert.Equal(["02DE430000000007"], premise.RootElement.GetProperty("devices").EnumerateArray().Select(d => d.GetProperty("mac").GetString()));
        }
    }

    [Fact]
    public async Task TheRejectsOfTheDataDirectoryAreCorrectedInPlaceButNotNamedAsTheirOwnRejects()
    {
        using var folder = new TemporaryFolder();
        string rejects = Path.Combine("d", "premises", "rejects.csv");
        string path = Path.Combine(folder.Path, rejects);
        File.WriteAllLines(Path.Combine(folder.Path, "s.csv"), [ImportRig.Header, ImportRig.Row(1), ImportRig.Row(2, han: "?")]);
        Assert.Equal(3, (await GatewayProcess.RunAsync(folder.Path, "premises", "import", "s.csv", "--full", "--data", "d", "--max-rejects", "100")).ExitCode);
        File.WriteAllLines(path, [ImportRig.Header, ImportRig.Row(2)]);
        (int exitCode, _, string error) = await GatewayProcess.RunAsync(folder.Path, "premises", "import", rejects, "--data", "d", "--rejects", path);
        Assert.Equal(2, exitCode);
        Assert.Contains("--rejects", error, StringComparison.Ordinal);
        Assert.Equal(2, File.ReadAllLines(path).Length);
        (exitCode, string output, _) = await GatewayProcess.RunAsync(folder.Path, "premises", "import", rejects, "--data", "d");
        Assert.Equal((0, "1 of 1 rows imported; this is import 2."), (exitCode, output.Trim()));
        Assert.False(File.Exists(path));
    }

    [Theory]
    [InlineData("premises import nowhere.csv --full", "nowhere.csv", "not there")]
    [InlineData("premises import nowhere.csv --full --incremental", "--full", "exclude each other")]
    [InlineData("premises import nowhere.csv --max-rejects 101", "--max-rejects", "0 to 100")]
    [InlineData("premises stats --data nowhere", "nowhere", "premises import")]
    [InlineData("premises sample x.csv --rows -1", "--rows", "0 to")]
    [InlineData("--Registry:Base Imported --data nowhere", "Registry:Base", "premises import")]
    [InlineData("--Registry:Base Elsewhere", "Registry:Base", "Elsewhere")]
    public async Task AMistakeIsOneLineThatNamesItAndItsRule(string words, string name, string rule)
    {
        using var folder = new TemporaryFolder();
        (int exitCode, _, string error) = await GatewayProcess.RunAsync(folder.Path, words.Split(' '));
        Assert.Equal(2, exitCode);
        string line = Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(name, line, StringComparison.Ordinal);
        Assert.Contains(rule, line, StringComparison.Ordinal);
    }
}
