using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Han.Gateway.Storage;

namespace Han.Gateway.Development;

/// <summary>
/// Everything a newcomer needs to call the gateway on the own machine, under dev/ of the data directory: a private authority, the server's certificate,
/// the certificates of two fictitious REPs with descriptions of their accounts, and an issuer of SAML assertions. Made once with the operating system's generator; a host for real
/// partners configures its own files instead.
/// </summary>
public static class DevelopmentKit
{
    public const string Folder = "dev";
    public const string AccountName = "REP_Sytem_Account";
    public const string Duns = "111111111";
    public const string Requester = "HAN_REP2_ADMIN";

    public const string SecondAccountName = "REP_Other_Account";
    public const string SecondDuns = "222222222";
    public const string SecondRequester = "HAN_OTHER";

    public const string SamlIssuer = "urn:han-gateway:development:idp";
    public const string SamlAudience = "urn:han-gateway:development";

    public const string AuthorityFile = "ca.pem";
    public const string ServerCertificateFile = "server.pem";
    public const string ServerKeyFile = "server.key";
    public const string ClientCertificateFile = "client.pem";
    public const string ClientKeyFile = "client.key";
    public const string ClientPfxFile = "client.pfx";
    public const string AccountFile = "account.json";
    public const string SecondClientCertificateFile = "client2.pem";
    public const string SecondClientKeyFile = "client2.key";
    public const string SecondClientPfxFile = "client2.pfx";
    public const string SecondAccountFile = "account2.json";
    public const string IssuerCertificateFile = "idp.pem";
    public const string IssuerKeyFile = "idp.key";

    private const string AuthorityKeyFile = "ca.key";
    private const string ClientSubject = $"CN={Requester}, OU={Duns}, O=\"Sample REP (fictitious)\"";
    private const int CallbackSecretBytes = 32;
    private const string SecondClientSubject = $"CN={SecondRequester}, OU={SecondDuns}, O=\"Other REP (fictitious)\"";
    private const int PasswordBytes = 18;

    private static readonly string[] _certificateFiles =
    [
        AuthorityFile, AuthorityKeyFile, ServerCertificateFile, ServerKeyFile, ClientCertificateFile, ClientKeyFile, ClientPfxFile,
        SecondClientCertificateFile, SecondClientKeyFile, SecondClientPfxFile, IssuerCertificateFile, IssuerKeyFile,
    ];

    /// <summary>Creates what is missing or expired, and writes account.json where it would say something else. Returns the folder.</summary>
    public static string Ensure(string dataDirectory, Uri url, Uri wsdl, IReadOnlyList<SampleAddress> addresses, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(addresses);
        ArgumentNullException.ThrowIfNull(clock);
        string folder = Path.Combine(dataDirectory, Folder);
        Directory.CreateDirectory(folder);
        if (!IsComplete(folder, clock))
        {
            CreateCertificates(folder, clock);
        }

        var account = new DevelopmentAccount(
            "Demonstration only. client.pfx has an empty password; file names are relative to this folder.", url, wsdl, AccountName,
            PasswordOf(folder, AccountFile) ?? NewPassword(), Duns, Requester, 0, AuthorityFile, ClientCertificateFile, ClientKeyFile, ClientPfxFile, "",
            new DevelopmentIssuer(SamlIssuer, SamlAudience, IssuerCertificateFile, IssuerKeyFile),
            CallbackSecretOf(folder, AccountFile) ?? NewCallbackSecret(), [.. addresses.Select(a => new DevelopmentAddress(a.EsiId, a.Meter, a.Devices))]);
        Write(folder, AccountFile, account);
        Write(folder, SecondAccountFile, account with
        {
            Note = "Demonstration only: another company, whose premises are not those of account.json.",
            User = SecondAccountName,
            Password = PasswordOf(folder, SecondAccountFile) ?? NewPassword(),
            CallbackSecret = CallbackSecretOf(folder, SecondAccountFile) ?? NewCallbackSecret(),
            Duns = SecondDuns,
            Requester = SecondRequester,
            Certificate = SecondClientCertificateFile,
            Key = SecondClientKeyFile,
            Pfx = SecondClientPfxFile,
            Addresses = [],
        });
        return folder;
    }

    /// <summary>The password in one of the account files; null where there is none yet.</summary>
    internal static string? PasswordOf(string folder, string accountFile) => Read(folder, accountFile)?.Password;

    /// <summary>The secret in one of the account files that callbacks are signed with; null where there is none yet.</summary>
    internal static string? CallbackSecretOf(string folder, string accountFile) => Read(folder, accountFile)?.CallbackSecret;

    private static DevelopmentAccount? Read(string folder, string accountFile)
    {
        string file = Path.Combine(folder, accountFile);
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize(File.ReadAllText(file), DevelopmentJson.Default.DevelopmentAccount) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string NewPassword() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(PasswordBytes));

    private static void Write(string folder, string name, DevelopmentAccount account)
    {
        string json = JsonSerializer.Serialize(account, DevelopmentJson.Default.DevelopmentAccount) + "\n";
        string file = Path.Combine(folder, name);
        if (!File.Exists(file) || File.ReadAllText(file) != json)
        {
            DurableFile.Write(file, Encoding.UTF8.GetBytes(json), secret: true);
        }
    }

    private static string NewCallbackSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(CallbackSecretBytes));

    private static bool IsComplete(string folder, TimeProvider clock)
    {
        if (!_certificateFiles.All(name => File.Exists(Path.Combine(folder, name))))
        {
            return false;
        }

        using X509Certificate2 server = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(folder, ServerCertificateFile));
        using X509Certificate2 client = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(folder, ClientCertificateFile));
        DateTime tomorrow = clock.GetLocalNow().DateTime.AddDays(1);

        // All were made together and live equally long.
        return server.NotAfter > tomorrow && client.NotAfter > tomorrow;
    }

    private static void CreateCertificates(string folder, TimeProvider clock)
    {
        using var certificates = new DevelopmentCertificates(clock);
        using X509Certificate2 server = certificates.IssueServer("CN=localhost, O=HAN gateway development");
        using X509Certificate2 client = certificates.IssueClient(ClientSubject);
        using X509Certificate2 second = certificates.IssueClient(SecondClientSubject);
        using X509Certificate2 issuer = certificates.CreateIssuer("CN=HAN gateway development SAML issuer");

        // The authority's certificate goes last but one and its key last: a start that was cut off leaves the set incomplete, and the next one makes it anew.
        string authorityKey = Path.Combine(folder, AuthorityKeyFile);
        File.Delete(authorityKey);
        WritePair(folder, ServerCertificateFile, ServerKeyFile, server);
        WritePair(folder, ClientCertificateFile, ClientKeyFile, client);
        DurableFile.Write(Path.Combine(folder, ClientPfxFile), client.Export(X509ContentType.Pkcs12, ""), secret: true);
        WritePair(folder, SecondClientCertificateFile, SecondClientKeyFile, second);
        DurableFile.Write(Path.Combine(folder, SecondClientPfxFile), second.Export(X509ContentType.Pkcs12, ""), secret: true);
        WritePair(folder, IssuerCertificateFile, IssuerKeyFile, issuer);
        WritePair(folder, AuthorityFile, AuthorityKeyFile, certificates.Authority);
    }

    private static void WritePair(string folder, string certificateFile, string keyFile, X509Certificate2 certificate)
    {
        using RSA key = certificate.GetRSAPrivateKey() ?? throw new InvalidOperationException("A certificate was made without its key.");
        DurableFile.Write(Path.Combine(folder, certificateFile), Encoding.ASCII.GetBytes(certificate.ExportCertificatePem() + "\n"), secret: false);
        DurableFile.Write(Path.Combine(folder, keyFile), Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem() + "\n"), secret: true);
    }
}
