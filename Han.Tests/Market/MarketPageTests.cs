using System.Globalization;
using Han.Gateway.Hosting;
using Han.Tests.Docs;
using Han.Tests.Soap;

namespace Han.Tests.Market;

/// <summary>What docs/market-transactions.md has its reader do, beside a gateway that runs.</summary>
public sealed class MarketPageTests
{
    private const int Looks = 60;

    [Fact]
    public async Task The_sample_is_taken_told_as_the_page_says_and_carried_out()
    {
        Document page = Document.All.Single(d => Path.GetFileName(d.Path) == "market-transactions.md");
        string[][] commands = [.. page.GatewayCommands()];
        Assert.Equal(["market", "market"], commands.Select(c => c[0]));
        using var folder = new TemporaryFolder();
        SoapServer.CopyKit(Path.Combine(folder.Path, "han-data"));
        string port = LoopbackPort.Free().ToString(CultureInfo.InvariantCulture);
        await using GatewayProcess gateway = await GatewayProcess.ServeAsync(folder.Path, "run", "--data", "han-data", "--urls", $"https://127.0.0.1:{port}");
        string[] import = [.. commands[0].Select(w => w == "samples/market.csv" ? Path.Combine(RepositoryFiles.Root, "samples", "market.csv") : w)];
        (int exitCode, string output, string error) = await GatewayProcess.RunAsync(folder.Path, import);
        Assert.True(exitCode == 3, error);
        Assert.Contains($"```text\n{output.ReplaceLineEndings("\n")}```", page.Text, StringComparison.Ordinal);
        (exitCode, output, _) = await GatewayProcess.RunAsync(folder.Path, import);
        Assert.Equal(3, exitCode);
        Assert.Contains("0 of 5 transactions taken, 4 known before.", output, StringComparison.Ordinal);

        string[] lines = [];
        for (int look = 0; look < Looks && (lines.Length == 0 || lines.Any(l => l.EndsWith(" waiting", StringComparison.Ordinal))); look++)
        {
            // To look takes more of a processor than what is waited for.
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
            (exitCode, output, error) = await GatewayProcess.RunAsync(folder.Path, commands[1]);
            Assert.True(exitCode == 0, error);
            lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }

        Assert.Equal(["SAMPLE-0001", "SAMPLE-0002", "SAMPLE-0003", "SAMPLE-0004"], lines.Select(l => l.Split(' ')[0]));
        Assert.All(lines, l => Assert.Matches(" [0-9a-f]{24}$", l.TrimEnd()));
    }
}
