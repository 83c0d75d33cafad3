using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Han.Gateway.Development;
using Han.Gateway.Soap;
using Han.Gateway.Soap.Tls;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Han.Tests.Soap;

/// <summary>Who gets through the handshake.</summary>
public sealed class TlsTests(SoapServerFixture fixture) : IClassFixture<SoapServerFixture>
{
    private readonly SoapServer _server = fixture.Server;

    [Fact]
    public async Task Without_a_certificate_the_contract_is_readable_and_a_request_is_403()
    {
        using HttpClient client = _server.CreateClient(anonymous: true);
        Assert.Contains("wsdl:definitions", await client.GetStringAsync(new Uri("?wsdl", UriKind.Relative)), StringComparison.Ordinal);
        SoapAnswer answer = await SoapAnswer.PostAsync(client, SoapMessages.PrintedSample);
        Assert.Equal((HttpStatusCode.Forbidden, "a client certificate is required"), (answer.Status, answer.FaultString));
    }

    [Fact]
    public async Task A_certificate_of_another_authority_is_cut_off()
    {
        using var foreign = new TemporaryFolder();
        string kit = DevelopmentKit.Ensure(foreign.Path, _server.Url, _server.Wsdl, [], TimeProvider.System);
        using X509Certificate2 certificate = X509CertificateLoader.LoadPkcs12FromFile(Path.Combine(kit, DevelopmentKit.ClientPfxFile), "");
        await IsCutOffAsync(certificate);
    }

    [Fact]
    public async Task A_certificate_for_servers_and_one_that_expired_are_cut_off()
    {
        using var authority = new TestAuthority(_server.Kit);
        using X509Certificate2 server = authority.Issue("CN=a, OU=111111111", purpose: TestAuthority.ServerAuthentication);
        await IsCutOffAsync(server);
        using X509Certificate2 expired = authority.Issue("CN=a, OU=111111111", notAfter: TimeProvider.System.GetUtcNow().AddHours(-1));
        await IsCutOffAsync(expired);
    }

    /// <summary>Asked directly: the local TLS library would not even present such a certificate.</summary>
    [Fact]
    public void A_certificate_signed_with_sha1_is_refused()
    {
        using var authority = new TestAuthority(_server.Kit);
        ClientCertificateTrust trust = _server.Services.GetRequiredService<ClientCertificateTrust>();
        using X509Certificate2 weak = authority.Issue("CN=a, OU=111111111", weak: true);
        using X509Certificate2 good = authority.Issue("CN=a, OU=111111111");
        Assert.False(trust.Accepts(weak, null));
        Assert.True(trust.Accepts(good, null));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_denied_certificate_is_refused_by_serial_number_or_thumbprint(bool bySerial)
    {
        var denying = new ChangingOptions();
        using var denied = new CertificateDenyList(denying);
        var trust = new ClientCertificateTrust(Options.Create(new SoapOptions { TrustList = { Path.Combine(_server.Kit, DevelopmentKit.AuthorityFile) } }), denied, TimeProvider.System, NullLogger<ClientCertificateTrust>.Instance);
        using X509Certificate2 certificate = _server.ClientCertificate();
        Assert.True(trust.Accepts(certificate, null));

        string entry = bySerial ? "00:" + certificate.SerialNumber.ToLowerInvariant() : certificate.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant();
        denying.Change(new SoapOptions { DeniedCertificates = { entry } });
        Assert.False(trust.Accepts(certificate, null));
    }

    [Fact]
    public async Task A_revocation_bites_a_connection_that_is_kept_alive()
    {
        var options = new ChangingOptions();
        await using SoapServer server = await SoapServer.StartAsync(services => services.AddSingleton<IOptionsMonitor<SoapOptions>>(options));
        using X509Certificate2 certificate = server.ClientCertificate();
        using HttpClient client = server.CreateClient(certificate);
        Assert.Equal(HttpStatusCode.OK, (await SoapAnswer.PostAsync(client, SoapMessages.PrintedSample)).Status);

        options.Change(new SoapOptions { DeniedCertificates = { certificate.SerialNumber } });
        Assert.Equal(HttpStatusCode.Forbidden, (await SoapAnswer.PostAsync(client, SoapMessages.PrintedSample)).Status);
    }

    [SkippableFact]
    public async Task The_authoritys_name_is_sent_in_the_handshake()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows takes the names from its own stores");
        string[]? issuers = null;
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(IPAddress.Loopback, _server.Url.Port);
        using X509Certificate2 certificate = _server.ClientCertificate();
        using var tls = new SslStream(tcp.GetStream());
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "localhost",
            CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { X509CertificateLoader.LoadCertificateFromFile(Path.Combine(_server.Kit, DevelopmentKit.AuthorityFile)) },
                RevocationMode = X509RevocationMode.NoCheck,
            },
            LocalCertificateSelectionCallback = (_, _, _, _, acceptable) =>
            {
                // Asked first without names, before the server has spoken; a certificate given then is not asked for again.
                issuers = acceptable.Length > 0 ? acceptable : issuers;
                return acceptable.Length > 0 ? certificate : null!;
            },
        });
        Assert.NotNull(issuers);
        Assert.Equal(["CN=HAN gateway development CA"], issuers);
    }

    private async Task IsCutOffAsync(X509Certificate2 certificate)
    {
        int before = _server.Desk.Count;
        using HttpClient client = _server.CreateClient(certificate);
        await Assert.ThrowsAsync<HttpRequestException>(() => SoapAnswer.PostAsync(client, SoapMessages.PrintedSample));
        Assert.Equal(before, _server.Desk.Count);
    }

    private sealed class ChangingOptions : IOptionsMonitor<SoapOptions>
    {
        private Action<SoapOptions, string?> _listener = (_, _) => { };

        public SoapOptions CurrentValue { get; private set; } = new();

        public SoapOptions Get(string? name) => CurrentValue;

        public IDisposable? OnChange(Action<SoapOptions, string?> listener)
        {
            _listener = listener;
            return null;
        }

        public void Change(SoapOptions options)
        {
            CurrentValue = options;
            _listener(options, null);
        }
    }
}
