using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;
using Han.Gateway.Demo;
using Han.Gateway.Development;
using Han.Gateway.Requests;
using Han.Gateway.Soap;
using Han.Gateway.Soap.Security;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using static Han.Benchmarks.BenchGateway;

namespace Han.Benchmarks;

/// <summary>
/// `-- system signed [rounds]`: reading, authenticating and verifying a signed request for 10,000 addresses, against one-pass canonicalisation and SHA-256 of the
/// same message; the two take turns in one process.
/// </summary>
internal static class SignedRunner
{
    private const int WarmUp = 120;
    private const string Utility = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
    private const string Extension = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
    private const string X509v3 = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509v3";

    public static void Run(int rounds)
    {
        string directory = Path.Combine(Path.GetTempPath(), "han-bench-" + Guid.NewGuid().ToString("N"));
        try
        {
            var url = new Uri("https://localhost:1/");
            string kit = DevelopmentKit.Ensure(directory, url, url, [], TimeProvider.System);
            using ServiceProvider services = Compose(kit);
            using X509Certificate2 certificate = X509CertificateLoader.LoadPkcs12FromFile(Path.Combine(kit, DevelopmentKit.ClientPfxFile), "");
            Measure(services, certificate, Sign(certificate), rounds);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static void Measure(ServiceProvider services, X509Certificate2 certificate, byte[] message, int rounds)
    {
        EnvelopeReader reader = services.GetRequiredService<EnvelopeReader>();
        MessageAuthentication authentication = services.GetRequiredService<MessageAuthentication>();
        var floor = new List<double>();
        var verify = new List<double>();
        long allocated = 0;
        for (int round = -WarmUp; round < rounds; round++)
        {
            long t0 = Stopwatch.GetTimestamp();
            Canonicalize(message);
            double canonicalized = Stopwatch.GetElapsedTime(t0).TotalMilliseconds;
            long before = GC.GetAllocatedBytesForCurrentThread();
            t0 = Stopwatch.GetTimestamp();
            using AddressBlock read = reader.ReadVerified(message, message.Length, "", header => authentication.Authenticate(header, certificate)).Request.Addresses;
            double verified = Stopwatch.GetElapsedTime(t0).TotalMilliseconds;
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            if (read.Count != Addresses)
            {
                throw new InvalidOperationException("The request was not read whole.");
            }

            if (round >= 0)
            {
                floor.Add(canonicalized);
                verify.Add(verified);
            }
        }

        Console.WriteLine($"signed, {Addresses} addresses, {message.Length} bytes, {rounds} rounds, medians:");
        Console.WriteLine($"  floor: canonicalisation and SHA-256 of the Body in one pass: {Median(floor):F1} ms");
        Console.WriteLine($"  read, authenticate, verify: {Median(verify):F1} ms, {allocated / 1024} KiB allocated");
        Console.WriteLine($"  ratio: {Median([.. verify.Zip(floor, (v, f) => v / f)]):F2}");
    }

    private static void Canonicalize(byte[] message)
    {
        using XmlDictionaryReader xml = XmlDictionaryReader.CreateTextReader(message, XmlDictionaryReaderQuotas.Max);
        xml.ReadToFollowing("Body", "http://schemas.xmlsoap.org/soap/envelope/");
        using var digest = new DigestStream(HashAlgorithmName.SHA256);
        xml.StartCanonicalization(digest, includeComments: false, null);
        int depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
        }

        xml.Read();
        xml.EndCanonicalization();
        digest.Finish();
    }

    private static ServiceProvider Compose(string kit)
    {
        IConfigurationRoot configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Accounts:0:Name"] = Rep.User,
            ["Accounts:0:Duns:0"] = Rep.Duns,
            ["Accounts:0:Signature"] = "Required",
        }).Build();
        KitConfiguration.Apply(configuration, kit);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddHanSoap(configuration);
        return services.BuildServiceProvider();
    }

    /// <summary>The demonstration's request, signed over Body and Timestamp by the framework.</summary>
    private static byte[] Sign(X509Certificate2 certificate)
    {
        var document = new XmlDocument { PreserveWhitespace = true };
        document.LoadXml(Encoding.UTF8.GetString(DemoRequests.Event(
            Rep, Enumerable.Range(0, Addresses).Select(i => ($"10443720000{i:D11}", $"{i:D17}")), "signed", null, 60)));
        XmlElement root = document.DocumentElement!;
        root.SetAttribute("xmlns:wsu", Utility);
        SetId(document, (XmlElement)root.LastChild!, "Body");
        var security = (XmlElement)document.GetElementsByTagName("Security", Extension)[0]!;
        security.InnerXml += $"<wsu:Timestamp xmlns:wsu=\"{Utility}\" wsu:Id=\"TS\"><wsu:Created>"
            + $"{TimeProvider.System.GetUtcNow().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture)}</wsu:Created></wsu:Timestamp>"
            + $"<wsse:BinarySecurityToken xmlns:wsse=\"{Extension}\" xmlns:wsu=\"{Utility}\" wsu:Id=\"X509\" ValueType=\"{X509v3}\">{Convert.ToBase64String(certificate.RawData)}</wsse:BinarySecurityToken>";
        using RSA key = certificate.GetRSAPrivateKey()!;
        var signed = new UtilityIds(document) { SigningKey = key };
        signed.SignedInfo!.CanonicalizationMethod = SignedXml.XmlDsigExcC14NTransformUrl;
        foreach (string id in new[] { "TS", "Body" })
        {
            var reference = new Reference("#" + id);
            reference.AddTransform(new XmlDsigExcC14NTransform());
            signed.AddReference(reference);
        }

        XmlElement token = document.CreateElement("wsse", "SecurityTokenReference", Extension);
        token.InnerXml = $"<wsse:Reference xmlns:wsse=\"{Extension}\" URI=\"#X509\"/>";
        signed.KeyInfo.AddClause(new KeyInfoNode(token));
        signed.ComputeSignature();
        security.AppendChild(signed.GetXml());
        return Encoding.UTF8.GetBytes(document.OuterXml);
    }

    private static void SetId(XmlDocument document, XmlElement element, string id)
    {
        XmlAttribute attribute = document.CreateAttribute("wsu", "Id", Utility);
        attribute.Value = id;
        element.SetAttributeNode(attribute);
    }

    private sealed class UtilityIds(XmlDocument document) : SignedXml(document)
    {
        public override XmlElement? GetIdElement(XmlDocument? document, string idValue) =>
            document!.GetElementsByTagName("*").OfType<XmlElement>().FirstOrDefault(e => e.GetAttribute("Id", Utility) == idValue);
    }
}
