using System.Security.Cryptography.X509Certificates;
using Han.Gateway.Authorization;
using Han.Gateway.Development;
using Han.Gateway.Soap;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Han.Tests.Soap.Security;

/// <summary>The service's own pipeline from bytes to request, composed as a host composes it, with the kit's certificates and a clock that a test sets.</summary>
internal sealed class SecurityRig : IDisposable
{
    /// <summary>Must sign; has a password.</summary>
    public const string Signing = DevelopmentKit.AccountName;

    /// <summary>May leave its messages unsigned; has a password.</summary>
    public const string Open = "Open_Account";

    /// <summary>Must sign, and may with SHA-1.</summary>
    public const string Sha1 = "Sha1_Account";

    public const string Password = "correct horse";

    private readonly ServiceProvider _services;

    public SecurityRig(params (string Key, string Value)[] settings)
    {
        string kit = SoapServer.SharedKit;
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddHanSoap(new ConfigurationBuilder()
            .AddInMemoryCollection(Settings(kit).Concat(settings).GroupBy(s => s.Key).ToDictionary(s => s.Key, s => (string?)s.Last().Value)).Build());
        _services = services.BuildServiceProvider();
        Client = Load(DevelopmentKit.ClientCertificateFile, DevelopmentKit.ClientKeyFile);
        Other = Load(DevelopmentKit.SecondClientCertificateFile, DevelopmentKit.SecondClientKeyFile);
        Issuer = Load(DevelopmentKit.IssuerCertificateFile, DevelopmentKit.IssuerKeyFile);

        X509Certificate2 Load(string certificate, string key) => X509Certificate2.CreateFromPemFile(Path.Combine(kit, certificate), Path.Combine(kit, key));
    }

    public SettableTime Clock { get; } = new();

    /// <summary>The first company's certificate, with its key.</summary>
    public X509Certificate2 Client { get; }

    /// <summary>The second company's.</summary>
    public X509Certificate2 Other { get; }

    /// <summary>The issuer of SAML assertions.</summary>
    public X509Certificate2 Issuer { get; }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public SoapRequest<Caller> Receive(byte[] message, X509Certificate2? connection = null, string action = "") =>
        Get<SoapReceiver>().Receive(message, message.Length, action, new SoapExchange("test") { Certificate = connection ?? Client });

    /// <summary>Sends what must be refused, and returns the fault.</summary>
    public SoapFaultException Refuse(byte[] message, X509Certificate2? connection = null) =>
        Assert.Throws<SoapFaultException>(() => Receive(message, connection));

    public void Dispose()
    {
        _services.Dispose();
        Client.Dispose();
        Other.Dispose();
        Issuer.Dispose();
    }

    private static IEnumerable<(string Key, string Value)> Settings(string kit)
    {
        yield return ("Soap:TrustList:0", Path.Combine(kit, DevelopmentKit.AuthorityFile));
        yield return ("Soap:ServerCertificate", Path.Combine(kit, DevelopmentKit.ServerCertificateFile));
        yield return ("Soap:ServerKey", Path.Combine(kit, DevelopmentKit.ServerKeyFile));
        yield return ("Soap:SamlIssuers:0:Name", DevelopmentKit.SamlIssuer);
        yield return ("Soap:SamlIssuers:0:Certificate", Path.Combine(kit, DevelopmentKit.IssuerCertificateFile));
        yield return ("Soap:SamlAudience", DevelopmentKit.SamlAudience);
        (string Name, string Duns)[] accounts =
            [(Signing, DevelopmentKit.Duns), (Open, DevelopmentKit.Duns), (Sha1, DevelopmentKit.Duns), (DevelopmentKit.SecondAccountName, DevelopmentKit.SecondDuns)];
        for (int i = 0; i < accounts.Length; i++)
        {
            yield return ($"Accounts:{i}:Name", accounts[i].Name);
            yield return ($"Accounts:{i}:Duns:0", accounts[i].Duns);
            yield return ($"Accounts:{i}:Password", Password);
        }

        yield return ("Accounts:1:Signature", "Optional");
        yield return ("Accounts:1:Certificates:0", SoapServer.Thumbprint(kit, DevelopmentKit.ClientCertificateFile));
        yield return ("Accounts:2:AllowSha1", "true");
    }
}
