using System.Text.RegularExpressions;
using DeviceEmulator.Certificates;
using Han.Tests.Codec;
using Han.Tests.DeviceEmulator.Commands;

namespace Han.Tests.Certificates;

/// <summary>docs/certificates.md: its commands run in their order, and its example is read.</summary>
public sealed partial class CertificatesPageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("han-ca-").FullName;

    private static string Page => File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "certificates.md"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Every_command_of_the_page_runs()
    {
        MatchCollection commands = Command().Matches(Page);
        Assert.Equal(3, commands.Count);
        foreach (Match command in commands)
        {
            string[] words = [.. command.Groups[1].Value.Split(' ').Select(word => word.Replace("keys", _folder, StringComparison.Ordinal))];
            (int exitCode, _, string error) = await EmulatorProcess.RunAsync("", words);
            Assert.Equal((0, ""), (exitCode, error));
        }

        foreach (string name in new[] { "esi.txt", "thermostat.txt" })
        {
            using DeviceIdentity identity = IdentityFile.Load(Path.Combine(_folder, name));
            Assert.True(TrustedAuthorities.Load([Path.Combine(_folder, "home.pub")]).Accept(identity.Authority));
        }
    }

    [Fact]
    public void The_example_of_the_page_is_an_identity()
    {
        using DeviceIdentity identity = IdentityFile.Parse("page", Example().Match(Page).Groups[1].Value);
        Assert.Equal(Published.Text, IdentityFile.Format(identity));
    }

    [GeneratedRegex(@"^dotnet run --project DeviceEmulator -- (.+)$", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex("```text\n(CA Pub Key:.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
