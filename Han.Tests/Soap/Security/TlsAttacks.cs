using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Han.Tests.Soap.Security;

/// <summary>What is wrong below the message: certificates that should not get in, protocols that should not be spoken.</summary>
internal static class TlsAttacks
{
    private const int Patience = 10_000;

    /// <summary>A record of TLS 1.0 with a ClientHello of a version; common suites of that time, no extensions.</summary>
    public static byte[] Hello(byte minor)
    {
        byte[] suites = [0xC0, 0x14, 0xC0, 0x13, 0x00, 0x35, 0x00, 0x2F, 0x00, 0x0A];
        byte[] body = [3, minor, .. RandomNumberGenerator.GetBytes(32), 0, 0, (byte)suites.Length, .. suites, 1, 0];
        byte[] handshake = [1, 0, 0, (byte)body.Length, .. body];
        return [0x16, 3, 1, 0, (byte)handshake.Length, .. handshake];
    }

    /// <summary>A request in clear text that would be good inside TLS.</summary>
    public static byte[] ClearText(Uri url, byte[] message) =>
    [
        .. Encoding.ASCII.GetBytes(
            $"POST {url.AbsolutePath} HTTP/1.1\r\nHost: {url.Authority}\r\nContent-Type: text/xml; charset=utf-8\r\nContent-Length: {message.Length}\r\nConnection: close\r\n\r\n"),
        .. message,
    ];

    /// <summary>What the server says to octets on a bare connection before it closes it.</summary>
    public static async Task<byte[]> SayAsync(Uri url, byte[] octets)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(IPAddress.Loopback, url.Port, patience.Token);
        NetworkStream stream = tcp.GetStream();
        await stream.WriteAsync(octets, patience.Token);
        tcp.Client.Shutdown(SocketShutdown.Send);
        using var said = new MemoryStream();
        try
        {
            await stream.CopyToAsync(said, patience.Token);
        }
        catch (IOException)
        {
            // Cut off.
        }

        return said.ToArray();
    }

    public static X509Certificate2 SelfSigned(string subject)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = Request(subject, key);
        DateTimeOffset from = TimeProvider.System.GetUtcNow().AddHours(-1);
        using X509Certificate2 certificate = request.CreateSelfSigned(from, from.AddDays(30));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }

    /// <summary>Issued by somebody who bears the authority's name and has another key.</summary>
    public static X509Certificate2 WrongIssuer(string kit, string subject)
    {
        using X509Certificate2 authority = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(kit, "ca.pem"));
        using RSA forged = RSA.Create(2048);
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        DateTimeOffset from = TimeProvider.System.GetUtcNow().AddHours(-1);
        using X509Certificate2 issued = Request(subject, key).Create(
            authority.SubjectName, X509SignatureGenerator.CreateForRSA(forged, RSASignaturePadding.Pkcs1), from, from.AddDays(30), RandomNumberGenerator.GetBytes(8));
        using X509Certificate2 withKey = issued.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null);
    }

    private static CertificateRequest Request(string subject, ECDsa key)
    {
        var request = new CertificateRequest(new X500DistinguishedName(subject), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(TestAuthority.ClientAuthentication)], critical: false));
        return request;
    }
}
