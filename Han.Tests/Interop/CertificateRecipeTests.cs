using System.Xml.Linq;
using Han.Gateway.StarterKit;
using Han.Tests.Interop.Clients;

namespace Han.Tests.Interop;

/// <summary>The starter kit's page about certificates, command by command, up to a signed call with a key and a certificate that it led to.</summary>
[Trait("Category", "Interop")]
public sealed class CertificateRecipeTests
{
    [SkippableFact]
    public async Task The_pages_commands_lead_to_a_certificate_that_calls_signed()
    {
        ForeignClient.Require(
            await ForeignClient.IsPresentAsync("openssl", "version") && await ForeignClient.IsPresentAsync("xmlsec1", "--version") && await ForeignClient.IsPresentAsync("curl", "--version"),
            "openssl, xmlsec1 and curl");
        await using StarterKitRun before = await StarterKitRun.StartAsync();
        string[] commands = [.. (await File.ReadAllTextAsync(before.PathOf("certificates.md"))).ReplaceLineEndings("\n").Split("```").Where((_, i) => i % 2 == 1).Select(b => b[(b.IndexOf('\n', StringComparison.Ordinal) + 1)..])];
        Assert.Equal(5, commands.Length);
        string verified = await RunAsync(before, before.Source, commands[0] + commands[1]);
        Assert.Contains("my.pem: OK", verified, StringComparison.Ordinal);
        await RunAsync(before, before.Source, commands[2]);
        string thumbprint = (await File.ReadAllTextAsync(before.PathOf("my.thumbprint"))).Trim();
        Assert.Matches("^[0-9A-F]{64}$", thumbprint);

        // The account is bound to the kit's certificate: the new one is another's until the gateway is told.
        XDocument refused = XDocument.Parse(await RunAsync(before, before.Source, commands[3]));
        Assert.Equal("wsse:FailedAuthentication", (string?)refused.Descendants("faultcode").Single());

        // The same authority stands behind every kit of the tests.
        await using StarterKitRun after = await StarterKitRun.StartAsync(("Accounts:0:Certificates:0", thumbprint), ("Accounts:0:Signature", "Required"));
        XDocument taken = XDocument.Parse(await RunAsync(before, after.Source, commands[3]));
        Assert.Equal("0", (string?)taken.Descendants("StatusCode").Single());

        await RunAsync(before, before.Source, commands[4]);
        Assert.True(new FileInfo(before.PathOf("my.p12")).Length > 1000);
    }

    /// <summary>Runs commands in the folder of the page, against the gateway of another kit if need be.</summary>
    private static async Task<string> RunAsync(StarterKitRun page, StarterKitSource kit, string commands) => await StarterKitRun.RunAsync(
        "env", $"HAN_KIT={kit.KitDirectory}", $"HAN_URL={kit.Account.Url}", "/bin/sh", "-c", $"set -e; cd '{page.Folder}'; {commands}");
}
