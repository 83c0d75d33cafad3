using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;
using Han.Gateway.Demo;

namespace Han.Tests.EndToEnd;

/// <summary>A company that calls the gateways of the series: a REP, or a TDSP for the premises that it serves.</summary>
internal sealed class KillCaller : IDisposable
{
    private readonly X509Certificate2 _certificate;
    private readonly X509Certificate2 _authority;
    private readonly HttpClient _http;

    public KillCaller(DemoCaller name, bool isTdsp, X509Certificate2 certificate, string authority)
    {
        (Name, IsTdsp, _certificate) = (name, isTdsp, certificate);
        _authority = X509CertificateLoader.LoadCertificateFromFile(authority);
        var handler = new SocketsHttpHandler();
        handler.SslOptions.ClientCertificates = [_certificate];
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { _authority },
            DisableCertificateDownloads = true,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        _http = new HttpClient(handler) { Timeout = TimeSpan.FromMinutes(1) };
    }

    public DemoCaller Name { get; }

    public bool IsTdsp { get; }

    /// <summary>Posts a request and returns the gateway's RequestID.</summary>
    /// <exception cref="HttpRequestException">The gateway is gone, or was before it answered.</exception>
    public async Task<string> PostAsync(Uri url, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/xml") { CharSet = "utf-8" };
        using HttpResponseMessage response = await _http.PostAsync(url, content);
        string text = await response.Content.ReadAsStringAsync();
        XElement? answer = XDocument.Parse(text).Descendants("SMTxPMessagingRequestAcknowledgement").SingleOrDefault();
        Assert.True((string?)answer?.Element("StatusCode") == "0", text);
        return (string)answer!.Element("RequestID")!;
    }

    public void Dispose()
    {
        _http.Dispose();
        _certificate.Dispose();
        _authority.Dispose();
    }
}
