using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;

namespace Han.Gateway.Soap.Tls;

/// <summary>Decides in the TLS handshake which client certificates are taken: those that lead to the trust list and to nothing else.</summary>
public sealed class ClientCertificateTrust(IOptions<SoapOptions> options, CertificateDenyList denied, TimeProvider clock, ILogger<ClientCertificateTrust> log)
{
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    // MD5 and SHA-1 with RSA, DSA and ECDSA: the chain builder has no rule against them.
    private static readonly string[] _weakSignatures =
        ["1.2.840.113549.1.1.4", "1.2.840.113549.1.1.5", "1.3.14.3.2.29", "1.2.840.10040.4.3", "1.2.840.10045.4.1"];

    /// <summary>The configured authorities; their names are sent to clients in the handshake.</summary>
    public X509Certificate2Collection Roots { get; } = LoadRoots(options.Value.TrustList);

    /// <param name="received">The chain as the handshake built it; only the intermediates that the client sent are used.</param>
    public bool Accepts(X509Certificate2 certificate, X509Chain? received)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        string? why = FindFault(certificate, received);
        if (why is not null)
        {
            LogMessages.ClientCertificateRefused(log, certificate.GetCertHashString(HashAlgorithmName.SHA256), why);
        }

        return why is null;
    }

    private string? FindFault(X509Certificate2 certificate, X509Chain? received)
    {
        if (denied.Contains(certificate))
        {
            return "on the deny list";
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(Roots);
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ClientAuthentication));
        chain.ChainPolicy.VerificationTime = clock.GetLocalNow().DateTime;
        if (received is not null)
        {
            chain.ChainPolicy.ExtraStore.AddRange(received.ChainPolicy.ExtraStore);
        }

        try
        {
            if (!chain.Build(certificate))
            {
                return string.Join(", ", chain.ChainStatus.Select(s => s.Status).Distinct());
            }

            // The root's own signature proves nothing and is not looked at.
            return chain.ChainElements.SkipLast(1).Any(e => _weakSignatures.Contains(e.Certificate.SignatureAlgorithm.Value)) ? "signed with a weak hash" : null;
        }
        finally
        {
            foreach (X509ChainElement element in chain.ChainElements)
            {
                element.Certificate.Dispose();
            }
        }
    }

    private static X509Certificate2Collection LoadRoots(IEnumerable<string> files)
    {
        var roots = new X509Certificate2Collection();
        foreach (string file in files)
        {
            // ImportFromPemFile takes every certificate of the file and no key.
            roots.ImportFromPemFile(file);
        }

        return roots;
    }
}
