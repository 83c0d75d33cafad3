using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Text.Json;
using System.Threading.RateLimiting;
using System.Xml;
using Han.Gateway.Authorization;
using Han.Gateway.Development;
using Han.Gateway.Soap;
using Han.Gateway.Soap.Security;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Han.Tests.Soap.Security;

/// <summary>What a caller and an operator see of it, over real TLS: signed answers, rates, the audit trail.</summary>
public sealed class ServiceSecurityTests
{
    [Fact]
    public async Task Answers_and_faults_are_signed_for_accounts_that_ask()
    {
        await using SoapServer server = await SoapServer.StartAsync(("Accounts:0:SignResponses", "true"));
        SoapAnswer taken = await server.PostAsync(SoapMessages.CancelAll());
        Assert.Equal((HttpStatusCode.OK, "0"), (taken.Status, taken.Value("StatusCode")));
        SoapAnswer refused = await server.PostAsync(SoapMessages.CancelAll(addresses: "<Address/>"));
        Assert.Equal("{http://schemas.xmlsoap.org/soap/envelope/}Client", refused.FaultCode);
        using X509Certificate2 certificate = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(server.Kit, DevelopmentKit.ServerCertificateFile));
        foreach (SoapAnswer answer in new[] { taken, refused })
        {
            var document = new XmlDocument { PreserveWhitespace = true };
            document.LoadXml(answer.Document.ToString(System.Xml.Linq.SaveOptions.DisableFormatting));
            var signed = new AnyIdSignedXml(document);
            signed.LoadXml((XmlElement)document.GetElementsByTagName("Signature", SignedXml.XmlDsigNamespaceUrl)[0]!);
            using System.Security.Cryptography.RSA key = certificate.GetRSAPublicKey()!;
            Assert.True(signed.CheckSignature(key));
            Assert.Equal(["#TS-1", "#Body-1"], signed.SignedInfo!.References.Cast<Reference>().Select(r => r.Uri));
        }

        // Who is a stranger gets no signature of ours.
        SoapAnswer stranger = await server.PostAsync(SoapMessages.CancelAll().Replace("REP_Sytem_Account", "Nobody", StringComparison.Ordinal));
        Assert.Single(stranger.Document.Root!.Elements());
    }

    [Fact]
    public async Task Beyond_its_rate_an_account_is_told_so_and_cancels_go_through()
    {
        await using SoapServer server = await SoapServer.StartAsync(("Accounts:0:RequestsPerMinute", "2"));
        string request = SoapMessages.LoadControl();
        Assert.Equal(HttpStatusCode.OK, (await server.PostAsync(request)).Status);
        Assert.Equal(HttpStatusCode.OK, (await server.PostAsync(request)).Status);
        SoapAnswer refused = await server.PostAsync(request);
        Assert.Equal((HttpStatusCode.TooManyRequests, "this account sends too many requests; try again later"), (refused.Status, refused.FaultString));
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        Assert.Equal(2, server.Desk.Count);
        Assert.Equal(HttpStatusCode.OK, (await server.PostAsync(SoapMessages.CancelAll())).Status);
        Assert.Equal(HttpStatusCode.OK, (await server.PostAsync(SoapMessages.Cancel("<IssuerEventID>7</IssuerEventID>"))).Status);
    }

    [Fact]
    public void What_is_told_to_come_again_is_no_copy_when_it_does()
    {
        using var rig = new SecurityRig(("Accounts:0:RequestsPerMinute", "1"));
        Assert.NotNull(rig.Receive(Event(rig)));
        rig.Clock.Now += TimeSpan.FromSeconds(1);
        byte[] refused = Event(rig);
        Assert.Equal(429, rig.Refuse(refused).Fault.Status);
        Assert.Equal(429, rig.Refuse(refused).Fault.Status);

        static byte[] Event(SecurityRig rig) => Encoding.UTF8.GetBytes(
            (new MessageDraft(rig) with { BodyContent = MessageDraft.OperationOf(SoapMessages.LoadControl()) }).Text());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(59)]
    [InlineData(61)]
    [InlineData(100)]
    [InlineData(179)]
    [InlineData(12_345)]
    public void A_rate_is_what_the_configuration_says(int perMinute)
    {
        using var rig = new SecurityRig(("Accounts:0:RequestsPerMinute", perMinute.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        TokenBucketRateLimiterOptions bucket = AccountRateLimits.Bucket(rig.Get<AccountDirectory>().Find(SecurityRig.Signing)!);
        Assert.Equal(perMinute, bucket.TokenLimit);
        Assert.Equal(perMinute, bucket.TokensPerPeriod * (TimeSpan.FromMinutes(1) / bucket.ReplenishmentPeriod), 0.001);
        Assert.InRange(bucket.ReplenishmentPeriod, TimeSpan.FromSeconds(0.5), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void A_key_that_cannot_sign_answers_is_refused_at_start()
    {
        using var folder = new TemporaryFolder();
        using var key = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        using X509Certificate2 certificate = new CertificateRequest("CN=localhost", key, System.Security.Cryptography.HashAlgorithmName.SHA256)
            .CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        string certificateFile = Path.Combine(folder.Path, "server.pem");
        string keyFile = Path.Combine(folder.Path, "server.key");
        File.WriteAllText(certificateFile, certificate.ExportCertificatePem());
        File.WriteAllText(keyFile, key.ExportPkcs8PrivateKeyPem());
        using var rig = new SecurityRig(
            ("Soap:ServerCertificate", certificateFile), ("Soap:ServerKey", keyFile), ("Accounts:0:SignResponses", "true"));
        OptionsValidationException e = Assert.Throws<OptionsValidationException>(
            () => rig.Get<AnswerSigner>().Check(rig.Get<AccountDirectory>().All));
        Assert.Contains("ServerCertificate", e.Message, StringComparison.Ordinal);
        Assert.Contains(SecurityRig.Signing, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_cannot_be_written_is_an_error_in_the_log()
    {
        using var folder = new TemporaryFolder();
        string file = Path.Combine(folder.Path, "not-a-folder");
        File.WriteAllText(file, "");
        var log = new Recorder();
        using var trail = new AuditTrail(Options.Create(new SoapOptions { AuditDirectory = Path.Combine(file, "audit") }), TimeProvider.System, log);
        trail.Write(new SoapExchange("test"), 200, "0", "id", null);
        trail.Write(new SoapExchange("test"), 200, "0", "id", null);
        Assert.Equal([1210, 1210], log.Errors);
    }

    [Fact]
    public async Task The_audit_trail_says_who_asked_what_and_why_it_was_refused_and_no_secret()
    {
        using var folder = new TemporaryFolder();
        string password;
        await using (SoapServer server = await SoapServer.StartAsync(("Soap:AuditDirectory", folder.Path)))
        {
            password = DevelopmentKit.PasswordOf(server.Kit, DevelopmentKit.AccountFile)!;
            await server.PostAsync(WithPassword(password));
            await server.PostAsync(WithPassword("not-the-secret"));
            await server.PostAsync(SoapMessages.CancelAll().Replace("REP_Sytem_Account", "Nobody", StringComparison.Ordinal));
            await server.PostAsync(SoapMessages.CancelAll(header: SoapMessages.Header(duns: "222222222")));
            await server.PostAsync("<x>");
            using HttpClient anonymous = server.CreateClient(anonymous: true);
            await SoapAnswer.PostAsync(anonymous, SoapMessages.PrintedSample);
        }

        string file = Assert.Single(Directory.GetFiles(folder.Path));
        Assert.Matches(@"audit-\d{8}\.jsonl$", file);
        string text = await File.ReadAllTextAsync(file);
        Assert.DoesNotContain(password, text, StringComparison.Ordinal);
        Assert.DoesNotContain("not-the-secret", text, StringComparison.Ordinal);
        JsonElement[] lines = [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)];
        Assert.Equal(
            [
                ("REP_Sytem_Account", true, 200, "0", null), ("REP_Sytem_Account", false, 500, "FailedAuthentication", "wrong password"),
                ("Nobody", false, 500, "FailedAuthentication", "there is no such account"),
                ("REP_Sytem_Account", true, 200, "HAN-1002", "RequesterAuthenticationID is not the DUNS of the authenticated company"),
                (null, false, 500, "Client", "malformed XML"), (null, false, 403, "Client", "a client certificate is required"),
            ],
            lines.Select(l => (Text(l, "account"), l.GetProperty("authenticated").GetBoolean(), l.GetProperty("status").GetInt32(), Text(l, "code"), Text(l, "why"))));
        Assert.Equal(
            ("processCancelAllLCEvents", "HAN_REP2_ADMIN", "PasswordText", "111111111", RecordingDesk.RequestId),
            (Text(lines[0], "operation"), Text(lines[0], "requester"), Text(lines[0], "token"), Text(lines[0], "certificateDuns"), Text(lines[0], "requestId")));

        static string? Text(JsonElement line, string name) => line.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

        static string WithPassword(string password) => SoapMessages.CancelAll().Replace(
            "</wsse:Username>", $"</wsse:Username><wsse:Password>{password}</wsse:Password>", StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_that_need_not_sign_must_have_its_certificate_bound()
    {
        OptionsValidationException e = await Assert.ThrowsAsync<OptionsValidationException>(
            () => SoapServer.StartAsync(("Accounts:1:Signature", "Optional")));
        Assert.Contains("Signature Optional needs Certificates", e.Message, StringComparison.Ordinal);
    }

    /// <summary>By default an account must sign: what the kit loosens is loosened for the kit alone.</summary>
    [Fact]
    public async Task An_account_that_says_nothing_must_sign()
    {
        await using SoapServer server = await SoapServer.StartAsync();
        using X509Certificate2 other = X509CertificateLoader.LoadPkcs12FromFile(Path.Combine(server.Kit, DevelopmentKit.SecondClientPfxFile), "");
        using HttpClient client = server.CreateClient(other);
        byte[] unsigned = Encoding.UTF8.GetBytes(SoapMessages.CancelAll().Replace("REP_Sytem_Account", "Other_Account", StringComparison.Ordinal));
        SoapAnswer answer = await SoapAnswer.PostAsync(client, unsigned);
        Assert.Equal("a signature over Body and Timestamp is required", answer.FaultString);
        Assert.Equal(0, server.Desk.Count);
    }

    private sealed class Recorder : ILogger<AuditTrail>
    {
        public List<int> Errors { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel == LogLevel.Error)
            {
                Errors.Add(eventId.Id);
            }
        }
    }
}
