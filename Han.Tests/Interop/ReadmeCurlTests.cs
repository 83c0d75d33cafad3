using System.Globalization;
using Han.Gateway.Hosting;
using Han.Tests.Docs;
using Han.Tests.Interop.Clients;
using Han.Tests.Soap;

namespace Han.Tests.Interop;

/// <summary>The request that the README has its reader send, as its text says, against the built program.</summary>
[Trait("Category", "Interop")]
public sealed class ReadmeCurlTests
{
    /// <summary>Exports to try: the first rows follow the acknowledgement, they do not come before it.</summary>
    private const int Patience = 20;

    [SkippableFact]
    public async Task The_readmes_curl_command_is_accepted_and_leaves_rows()
    {
        ForeignClient.Require(File.Exists("/bin/sh") && await ForeignClient.IsPresentAsync("curl", "--version"), "curl and /bin/sh");
        using var folder = new TemporaryFolder();
        string port = LoopbackPort.Free().ToString(CultureInfo.InvariantCulture);
        string written = Assert.Single(Document.Readme.Text.Split('\n'), l => l.StartsWith("curl ", StringComparison.Ordinal));
        string command = written.Replace("han-data/", folder.Path + "/", StringComparison.Ordinal).Replace(":8443/", $":{port}/", StringComparison.Ordinal);
        Assert.DoesNotContain("8443", command, StringComparison.Ordinal);

        await using GatewayProcess gateway =
            await GatewayProcess.ServeAsync(folder.Path, "run", "--data", folder.Path, "--urls", $"https://localhost:{port}", "--Gateway:Speed", "3600");
        (int exitCode, string answer, string error) =
            await ForeignClient.RunAsync("/bin/sh", "-c", $"cd '{RepositoryFiles.Root}' && NO_PROXY=localhost no_proxy=localhost {command}");
        Assert.True(exitCode == 0, error);
        Assert.Contains("<StatusCode>0</StatusCode>", answer, StringComparison.Ordinal);

        string[] words = Document.Readme.GatewayCommands().Single(w => w is ["log", "export", ..]);
        string[] lines = await ExportAsync(folder.Path, words);
        for (int again = 0; again < Patience && !lines.Any(IsTheRow); again++)
        {
            lines = await ExportAsync(folder.Path, words);
        }

        Assert.StartsWith("TDSPDUNSNumber,", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, IsTheRow);
    }

    private static bool IsTheRow(string line) =>
        line.Contains(",CAL,RQA,", StringComparison.Ordinal) && line.Contains("00000000000000001", StringComparison.Ordinal);

    private static async Task<string[]> ExportAsync(string data, string[] words)
    {
        (int exitCode, string log, string error) = await GatewayProcess.RunAsync(data, [.. words, "--data", data]);
        Assert.True(exitCode == 0, error);
        return log.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }
}
