using System.Net.Http.Headers;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;

namespace Han.Gateway.Demo;

/// <summary>A REP's client: HTTPS with its client certificate, trusting the kit's certificate authority alone.</summary>
internal sealed class DemoRep : IDisposable
{
    private readonly HttpClient _http;
    private readonly X509Certificate2 _certificate;
    private readonly X509Certificate2 _authority;

    public DemoRep(Uri url, string kitDirectory)
    {
        _authority = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(kitDirectory, "ca.pem"));
        _certificate = X509CertificateLoader.LoadPkcs12FromFile(Path.Combine(kitDirectory, "client.pfx"), null);
        var handler = new SocketsHttpHandler
        {
            SslOptions =
            {
                EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                ClientCertificates = [_certificate],
                CertificateChainPolicy = new X509ChainPolicy
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                    CustomTrustStore = { _authority },
                    DisableCertificateDownloads = true,
                    RevocationMode = X509RevocationMode.NoCheck,
                },
            },
        };
        _http = new HttpClient(handler) { BaseAddress = url, Timeout = TimeSpan.FromMinutes(2) };
    }

    /// <summary>Posts a request and reads its acknowledgement.</summary>
    /// <exception cref="InvalidOperationException">The service answered with a Fault or refused the request; the message says why.</exception>
    public async Task<DemoAnswer> PostAsync(byte[] request, string action, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(request);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/xml") { CharSet = "utf-8" };
        using var message = new HttpRequestMessage(HttpMethod.Post, (Uri?)null) { Content = content };
        message.Headers.Add("SOAPAction", $"\"{action}\"");
        long before = TimeProvider.System.GetTimestamp();
        using HttpResponseMessage response = await _http.SendAsync(message, cancellationToken).ConfigureAwait(false);
        string body = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        TimeSpan took = TimeProvider.System.GetElapsedTime(before);
        XElement? answer = XDocument.Parse(body).Descendants("SMTxPMessagingRequestAcknowledgement").FirstOrDefault();
        string status = (string?)answer?.Element("StatusCode") ?? "";
        if (answer is null || status is not ("0" or "0001"))
        {
            throw new InvalidOperationException($"The gateway did not accept the request (HTTP {(int)response.StatusCode}): {body}");
        }

        return new DemoAnswer(
            (string)answer.Element("RequestID")!, (int)answer.Element("AcceptedAddressCount")!, (int?)answer.Element("RejectedAddressCount") ?? 0, took);
    }

    public void Dispose()
    {
        _http.Dispose();
        _certificate.Dispose();
        _authority.Dispose();
    }
}
