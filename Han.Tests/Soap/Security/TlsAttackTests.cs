using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Han.Gateway.Development;
using Han.Tests.Interop.Clients;

namespace Han.Tests.Soap.Security;

/// <summary>The part of the attack corpus that lies below the message. After each attack the good caller is served: refusing everything fails.</summary>
public sealed class TlsAttackTests(SoapServerFixture fixture) : IClassFixture<SoapServerFixture>
{
    private const string Subject = $"CN={DevelopmentKit.Requester}, OU={DevelopmentKit.Duns}";

    /// <summary>TLS content types.</summary>
    private const byte Alert = 0x15;
    private const byte ProtocolVersion = 70;
    private const byte HandshakeFailure = 40;

    private readonly SoapServer _server = fixture.Server;

    public static TheoryData<string> Certificates =>
        ["expired", "not yet valid", "self-signed", "self-signed with the authority's name", "of an issuer that bears the authority's name", "for servers"];

    [Theory]
    [MemberData(nameof(Certificates))]
    public async Task A_certificate_that_proves_nothing_is_cut_off(string kind)
    {
        using var authority = new TestAuthority(_server.Kit);
        using X509Certificate2 own = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(_server.Kit, DevelopmentKit.AuthorityFile));
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        using X509Certificate2 shown = kind switch
        {
            "expired" => authority.Issue(Subject, notAfter: now.AddMinutes(-1)),
            "not yet valid" => authority.Issue(Subject, notBefore: now.AddDays(1)),
            "self-signed" => TlsAttacks.SelfSigned(Subject),
            "self-signed with the authority's name" => TlsAttacks.SelfSigned(own.Subject),
            "of an issuer that bears the authority's name" => TlsAttacks.WrongIssuer(_server.Kit, Subject),
            _ => authority.Issue(Subject, purpose: TestAuthority.ServerAuthentication),
        };
        int before = _server.Desk.Count;
        using HttpClient client = _server.CreateClient(shown);
        await Assert.ThrowsAsync<HttpRequestException>(() => SoapAnswer.PostAsync(client, SoapMessages.PrintedSample));
        await TwinIsTakenAsync(_server, before);
    }

    [Fact]
    public async Task Without_a_certificate_nothing_is_asked_for()
    {
        int before = _server.Desk.Count;
        using HttpClient client = _server.CreateClient(anonymous: true);
        SoapAnswer answer = await SoapAnswer.PostAsync(client, SoapMessages.PrintedSample);
        Assert.Equal((HttpStatusCode.Forbidden, "a client certificate is required"), (answer.Status, answer.FaultString));
        await TwinIsTakenAsync(_server, before);
    }

    /// <summary>A certificate of the right authority is not the right company's.</summary>
    [Theory]
    [InlineData($"CN={DevelopmentKit.SecondRequester}, OU={DevelopmentKit.SecondDuns}")]
    [InlineData("CN=HAN_REP2_ADMIN, OU=999999999")]
    [InlineData("CN=HAN_REP2_ADMIN")]
    [InlineData("CN=111111111, OU=HAN_REP2_ADMIN")]
    public async Task Another_companys_certificate_does_not_use_the_account(string subject)
    {
        using var authority = new TestAuthority(_server.Kit);
        using X509Certificate2 other = authority.Issue(subject);
        int before = _server.Desk.Count;
        using HttpClient client = _server.CreateClient(other);
        SoapAnswer answer = await SoapAnswer.PostAsync(client, SoapMessages.PrintedSample);
        Assert.EndsWith("FailedAuthentication", answer.FaultCode, StringComparison.Ordinal);
        await TwinIsTakenAsync(_server, before);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_denied_certificate_is_cut_off(bool bySerial)
    {
        using var authority = new TestAuthority(SoapServer.SharedKit);
        using X509Certificate2 denied = authority.Issue(Subject);
        string entry = bySerial ? denied.SerialNumber : denied.GetCertHashString(HashAlgorithmName.SHA256);
        await using SoapServer server = await SoapServer.StartAsync(("Soap:DeniedCertificates:0", entry));
        using HttpClient client = server.CreateClient(denied);
        await Assert.ThrowsAsync<HttpRequestException>(() => SoapAnswer.PostAsync(client, SoapMessages.PrintedSample));
        await TwinIsTakenAsync(server, 0);
    }

    /// <summary>SSL 3.0, TLS 1.0 and 1.1: the server names the reason and says nothing else.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Old_protocols_are_not_spoken(byte minor)
    {
        int before = _server.Desk.Count;
        byte[] said = await TlsAttacks.SayAsync(_server.Url, TlsAttacks.Hello(minor));
        Assert.Equal(7, said.Length);
        Assert.Equal((Alert, minor == 0 ? HandshakeFailure : ProtocolVersion), (said[0], said[6]));
        await TwinIsTakenAsync(_server, before);
    }

    [Theory]
    [InlineData("a request in clear text")]
    [InlineData("half a ClientHello")]
    [InlineData("nothing that has a meaning")]
    [InlineData("a record that is too long")]
    public async Task What_is_no_tls_gets_no_answer(string kind)
    {
        int before = _server.Desk.Count;
        byte[] hello = TlsAttacks.Hello(3);
        byte[] octets = kind switch
        {
            "a request in clear text" => TlsAttacks.ClearText(_server.Url, SoapMessages.PrintedSample),
            "half a ClientHello" => [.. hello[..20], .. new byte[60]],
            "a record that is too long" => [0x16, 3, 3, 0xFF, 0xFF, .. new byte[4096]],
            _ => [.. Enumerable.Range(0, 4096).Select(i => (byte)(i * 7 % 256))],
        };
        byte[] said = await TlsAttacks.SayAsync(_server.Url, octets);
        Assert.DoesNotContain("HTTP/", Encoding.Latin1.GetString(said), StringComparison.Ordinal);
        Assert.InRange(said.Length, 0, 7);
        await TwinIsTakenAsync(_server, before);
    }

    /// <summary>A client cannot have the handshake done again within a connection: what was before and after would be taken for one party's.</summary>
    [SkippableFact]
    public async Task A_connection_is_not_negotiated_anew()
    {
        ForeignClient.Require(await ForeignClient.IsPresentAsync("openssl", "version") && File.Exists("/bin/sh"), "openssl and /bin/sh");
        int before = _server.Desk.Count;
        string kit = _server.Kit;
        (_, string output, string error) = await ForeignClient.RunAsync(
            "/bin/sh", "-c",
            $"(sleep 1; echo R; sleep 1; echo Q) | openssl s_client -connect 127.0.0.1:{_server.Url.Port} -tls1_2 -CAfile '{kit}/ca.pem' -cert '{kit}/client.pem' -key '{kit}/client.key' 2>&1");
        string said = output + error;
        Assert.Contains("TLSv1.2", said, StringComparison.Ordinal);
        string after = said.Split("RENEGOTIATING").Last();
        Assert.NotEqual(said, after);
        Assert.Matches("unexpected eof|no renegotiation|handshake failure", after);
        Assert.DoesNotContain("verify return", after, StringComparison.Ordinal);
        await TwinIsTakenAsync(_server, before);
    }

    private static async Task TwinIsTakenAsync(SoapServer server, int before)
    {
        Assert.Equal(before, server.Desk.Count);
        SoapAnswer taken = await server.PostAsync(Encoding.UTF8.GetString(SoapMessages.PrintedSample));
        Assert.Equal(HttpStatusCode.OK, taken.Status);
        Assert.Equal(before + 1, server.Desk.Count);
    }
}
