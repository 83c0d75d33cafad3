using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Han.Gateway.Development;

namespace Han.Tests.Soap;

public sealed class DevelopmentKitTests : IDisposable
{
    private static readonly Uri _url = new("https://localhost:8443/smtxp/messaging");

    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public void Everything_a_client_needs_is_created_once()
    {
        string kit = Ensure(_url);
        Dictionary<string, string> first = Contents(kit);
        Assert.Equal(
            [
                "account.json", "account2.json", "ca.key", "ca.pem", "client.key", "client.pem", "client.pfx", "client2.key", "client2.pem", "client2.pfx", "idp.key",
                "idp.pem", "server.key", "server.pem",
            ],
            first.Keys.Order(StringComparer.Ordinal));
        Ensure(_url);
        Assert.Equal(first, Contents(kit));
    }

    [SkippableFact]
    public void Private_keys_are_for_the_owner_alone()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no file modes");
        string kit = SoapServer.SharedKit;
        foreach (string secret in new[] { "ca.key", "server.key", "client.key", "client.pfx", "client2.key", "client2.pfx", "idp.key", "account.json", "account2.json" })
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(Path.Combine(kit, secret)).UnixFileMode);
        }
    }

    [Fact]
    public void The_certificates_are_what_they_are_for()
    {
        string kit = SoapServer.SharedKit;
        using X509Certificate2 ca = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(kit, "ca.pem"));
        using X509Certificate2 server = X509Certificate2.CreateFromPemFile(Path.Combine(kit, "server.pem"), Path.Combine(kit, "server.key"));
        using X509Certificate2 client = X509Certificate2.CreateFromPemFile(Path.Combine(kit, "client.pem"), Path.Combine(kit, "client.key"));
        using X509Certificate2 pfx = X509CertificateLoader.LoadPkcs12FromFile(Path.Combine(kit, "client.pfx"), "");
        Assert.True(pfx.HasPrivateKey);
        Assert.Equal(client.Thumbprint, pfx.Thumbprint);
        Assert.Equal("CN=HAN_REP2_ADMIN, OU=111111111, O=Sample REP (fictitious)", client.Subject);
        Assert.True(server.MatchesHostname("localhost") && server.MatchesHostname("127.0.0.1") && server.MatchesHostname("::1"));
        Assert.False(server.MatchesHostname("example.com"));
        foreach ((X509Certificate2 certificate, string purpose) in new[] { (server, TestAuthority.ServerAuthentication), (client, TestAuthority.ClientAuthentication) })
        {
            using var chain = new X509Chain();
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.Add(ca);
            chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
            chain.ChainPolicy.ApplicationPolicy.Add(new(purpose));
            Assert.True(chain.Build(certificate));
        }
    }

    [Fact]
    public void The_account_follows_the_address_and_the_certificates_stay()
    {
        SoapServer.CopyKit(_data.Path);
        string kit = Ensure(_url);
        Dictionary<string, string> first = Contents(kit);
        var moved = new Uri("https://localhost:9443/smtxp/messaging");
        Ensure(moved);
        Dictionary<string, string> second = Contents(kit);
        Assert.Equal(["account.json", "account2.json"], second.Keys.Where(k => first[k] != second[k]).Order(StringComparer.Ordinal));

        JsonElement account = JsonDocument.Parse(File.ReadAllText(Path.Combine(kit, "account.json"))).RootElement;
        Assert.Equal(
            [moved.AbsoluteUri, moved.AbsoluteUri + "?wsdl", "REP_Sytem_Account", "111111111", "HAN_REP2_ADMIN", "ca.pem", "client.pem", "client.key", "client.pfx", ""],
            new[] { "url", "wsdl", "user", "duns", "requester", "ca", "certificate", "key", "pfx", "pfxPassword" }.Select(n => account.GetProperty(n).GetString()));
        Assert.Matches("^[0-9a-f]{64}$", account.GetProperty("callbackSecret").GetString());
        JsonElement address = account.GetProperty("addresses")[0];
        Assert.Equal(("10443720000000001", "000000000012345"), (address.GetProperty("esiid").GetString(), address.GetProperty("meter").GetString()));
        Assert.Equal(["00124b0000000001"], address.GetProperty("devices").EnumerateArray().Select(d => d.GetString()));
    }

    [Fact]
    public void A_set_that_is_incomplete_is_made_anew_as_a_whole()
    {
        string kit = Ensure(_url);
        Dictionary<string, string> first = Contents(kit);
        File.Delete(Path.Combine(kit, "client.key"));
        Ensure(_url);
        Dictionary<string, string> second = Contents(kit);
        Assert.Equal(first.Count, second.Count);
        Assert.All(second.Where(f => !f.Key.StartsWith("account", StringComparison.Ordinal)), f => Assert.NotEqual(first[f.Key], f.Value));
    }

    [Fact]
    public void Each_account_has_a_password_of_its_own_that_stays_and_a_company_of_its_own()
    {
        SoapServer.CopyKit(_data.Path);
        string kit = Ensure(_url);
        string[] passwords = [Read("account.json", "password"), Read("account2.json", "password")];
        Assert.All(passwords, p => Assert.Matches("^[0-9a-f]{36}$", p));
        Assert.NotEqual(passwords[0], passwords[1]);
        Ensure(new Uri("https://localhost:9443/smtxp/messaging"));
        Assert.Equal<string[]>(passwords, [Read("account.json", "password"), Read("account2.json", "password")]);

        using X509Certificate2 second = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(kit, Read("account2.json", "certificate")));
        Assert.Equal("CN=HAN_OTHER, OU=222222222, O=Other REP (fictitious)", second.Subject);
        Assert.Equal(("REP_Other_Account", "222222222", "HAN_OTHER"), (Read("account2.json", "user"), Read("account2.json", "duns"), Read("account2.json", "requester")));

        string Read(string file, string name) => JsonDocument.Parse(File.ReadAllText(Path.Combine(kit, file))).RootElement.GetProperty(name).GetString()!;
    }

    private string Ensure(Uri url) => DevelopmentKit.Ensure(_data.Path, url, new Uri(url, "?wsdl"), SoapServer.SampleAddresses, TimeProvider.System);

    private static Dictionary<string, string> Contents(string kit) =>
        Directory.GetFiles(kit).ToDictionary(f => Path.GetFileName(f), f => Convert.ToBase64String(File.ReadAllBytes(f)));
}
