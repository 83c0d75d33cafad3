using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Options;

namespace Han.Gateway.Soap.Tls;

/// <summary>Mutual TLS for Kestrel.</summary>
public static class SoapTlsExtensions
{
    /// <summary>Makes one endpoint speak HTTPS with client certificates.</summary>
    public static ListenOptions UseHanTls(this ListenOptions listen)
    {
        ArgumentNullException.ThrowIfNull(listen);
        return listen.UseHttps(https => Configure(https, listen.ApplicationServices));
    }

    /// <summary>Makes every HTTPS endpoint of the server do so, those of --urls included.</summary>
    public static void UseHanTls(this KestrelServerOptions kestrel)
    {
        ArgumentNullException.ThrowIfNull(kestrel);
        kestrel.ConfigureHttpsDefaults(https => Configure(https, kestrel.ApplicationServices));
    }

    private static void Configure(HttpsConnectionAdapterOptions https, IServiceProvider services)
    {
        SoapOptions options = services.GetRequiredService<IOptions<SoapOptions>>().Value;
        ClientCertificateTrust trust = services.GetRequiredService<ClientCertificateTrust>();
        X509Certificate2 certificate = LoadServerCertificate(options);
        var intermediates = new X509Certificate2Collection();
        intermediates.ImportFromPemFile(options.ServerCertificate);

        https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
        https.ServerCertificate = certificate;

        // Allow and not Require: a missing certificate can then be answered with a fault, and the WSDL read without one.
        https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
        https.ClientCertificateValidation = (client, chain, _) => trust.Accepts(client, chain);

        // Key stores of some clients choose their certificate by the authority names in the handshake; Windows takes them from its own stores only.
        SslCertificateTrust? names = OperatingSystem.IsWindows() ? null : SslCertificateTrust.CreateForX509Collection(trust.Roots, sendTrustInHandshake: true);
        SslStreamCertificateContext context = SslStreamCertificateContext.Create(certificate, intermediates, offline: true, names);
        https.OnAuthenticate = (_, authentication) => authentication.ServerCertificateContext = context;
    }

    private static X509Certificate2 LoadServerCertificate(SoapOptions options)
    {
        using X509Certificate2 loaded = X509Certificate2.CreateFromPemFile(options.ServerCertificate, options.ServerKey);

        // Windows' TLS cannot use a key that exists in memory only; the round trip gives it one that it can.
        return X509CertificateLoader.LoadPkcs12(loaded.Export(X509ContentType.Pkcs12), password: null);
    }
}
