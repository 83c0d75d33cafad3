using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Han.Gateway.Authorization;
using Han.Gateway.Development;
using Microsoft.Extensions.Options;

namespace Han.Tests.Soap;

/// <summary>Token, certificate and header must name one company.</summary>
public sealed class CallerTests(SoapServerFixture fixture) : IClassFixture<SoapServerFixture>
{
    private const string Failed = "{http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd}FailedAuthentication";

    private readonly SoapServer _server = fixture.Server;

    [Fact]
    public async Task An_unknown_account_and_another_companys_account_get_the_same_answer()
    {
        int before = _server.Desk.Count;
        SoapAnswer unknown = await _server.PostAsync(SoapMessages.CancelAll().Replace("REP_Sytem_Account", "Nobody", StringComparison.Ordinal));
        SoapAnswer other = await _server.PostAsync(SoapMessages.CancelAll().Replace("REP_Sytem_Account", "Other_Account", StringComparison.Ordinal));
        Assert.Equal((HttpStatusCode.InternalServerError, Failed), (unknown.Status, unknown.FaultCode));
        Assert.Equal(unknown.Document.ToString(), other.Document.ToString());
        Assert.Null(unknown.Detail);
        Assert.Equal(before, _server.Desk.Count);
    }

    [Theory]
    [InlineData("duns", "222222222", "RequesterAuthenticationID")]
    [InlineData("duns", "1111111110001", "RequesterAuthenticationID")]
    [InlineData("type", "1", "RequesterType")]
    [InlineData("requester", "SOMEBODY", "RequesterID")]
    public async Task A_header_that_does_not_fit_the_caller_is_a_business_refusal(string field, string value, string element)
    {
        int before = _server.Desk.Count;
        string header = field switch
        {
            "duns" => SoapMessages.Header(duns: value),
            "type" => SoapMessages.Header(type: value),
            _ => SoapMessages.Header(requester: value),
        };
        SoapAnswer answer = await _server.PostAsync(SoapMessages.CancelAll(header: header));
        Assert.Equal((HttpStatusCode.OK, "HAN-1002"), (answer.Status, answer.Value("StatusCode")));
        Assert.StartsWith(element, answer.Value("StatusMessage"), StringComparison.Ordinal);
        Assert.Matches("^[0-9a-f]{24}$", answer.Value("RequestID"));
        Assert.Equal(before, _server.Desk.Count);

        SoapAnswer again = await _server.PostAsync(SoapMessages.CancelAll(header: header));
        Assert.NotEqual(answer.Value("RequestID"), again.Value("RequestID"));
    }

    [Fact]
    public async Task A_certificate_without_or_with_two_company_numbers_is_nobody()
    {
        using var authority = new TestAuthority(_server.Kit);
        (X509Certificate2 Certificate, bool Accepted)[] cases =
        [
            (authority.Issue("CN=a, OU=111111111"), true), (authority.Issue("CN=a"), false), (authority.Issue("CN=111111111"), false),
            (authority.Issue("CN=a, OU=111111111, OU=222222222"), false), (authority.Issue("CN=a, OU=222222222"), false),
        ];

        // All of them are bound to the account: what they name decides.
        await using SoapServer server = await SoapServer.StartAsync(
            [.. cases.Select((c, i) => ($"Accounts:0:Certificates:{i}", c.Certificate.GetCertHashString(HashAlgorithmName.SHA256)))]);
        foreach ((X509Certificate2 certificate, bool accepted) in cases)
        {
            using HttpClient client = server.CreateClient(certificate);
            SoapAnswer answer = await SoapAnswer.PostAsync(client, SoapMessages.PrintedSample);
            Assert.Equal(accepted, answer.Status == HttpStatusCode.OK);
            Assert.True(accepted || answer.FaultCode == Failed);
            certificate.Dispose();
        }
    }

    [Fact]
    public async Task An_account_with_listed_certificates_takes_no_other()
    {
        await using SoapServer server = await SoapServer.StartAsync(("Accounts:0:Certificates:0", Convert.ToHexString(SHA256.HashData("other"u8))));
        SoapAnswer refused = await server.PostAsync(SoapMessages.CancelAll());
        Assert.Equal((HttpStatusCode.InternalServerError, Failed), (refused.Status, refused.FaultCode));
    }

    [Fact]
    public void A_listed_certificate_is_matched_by_its_sha256_in_either_case()
    {
        string kit = _server.Kit;
        using X509Certificate2 own = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(kit, DevelopmentKit.ClientCertificateFile));
        string thumbprint = own.GetCertHashString(HashAlgorithmName.SHA256);
        foreach (string listed in new[] { thumbprint, thumbprint.ToLowerInvariant() })
        {
            Assert.NotNull(Authenticate(listed));
        }

        Assert.Null(Authenticate(new string('0', 64)));

        Caller? Authenticate(string listed)
        {
            var account = new AccountOptions { Name = "a", Duns = { "111111111" }, Certificates = { listed } };
            var options = new AccountsOptions { Accounts = { account } };
            var directory = new AccountDirectory(Options.Create(options));
            return new CallerAuthentication(directory).Authenticate("a", own);
        }
    }
}
