using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Han.Gateway.Development;

/// <summary>
/// Puts the development kit into the configuration of a gateway that has no certificates of its own. What is configured already stays; without the kit
/// none of this applies, so that no account is ever Optional by default.
/// </summary>
internal static class KitConfiguration
{
    public static void Apply(IConfigurationRoot configuration, string kit)
    {
        configuration["Soap:ServerCertificate"] = Path.Combine(kit, DevelopmentKit.ServerCertificateFile);
        configuration["Soap:ServerKey"] = Path.Combine(kit, DevelopmentKit.ServerKeyFile);
        if (IsEmpty(configuration, "Soap:TrustList"))
        {
            configuration["Soap:TrustList:0"] = Path.Combine(kit, DevelopmentKit.AuthorityFile);
        }

        if (IsEmpty(configuration, "Soap:SamlIssuers"))
        {
            configuration["Soap:SamlIssuers:0:Name"] = DevelopmentKit.SamlIssuer;
            configuration["Soap:SamlIssuers:0:Certificate"] = Path.Combine(kit, DevelopmentKit.IssuerCertificateFile);
            configuration["Soap:SamlAudience"] ??= DevelopmentKit.SamlAudience;
        }

        foreach (IConfigurationSection account in configuration.GetSection("Accounts").GetChildren())
        {
            switch (account["Name"])
            {
                case DevelopmentKit.AccountName:
                    Bind(account, kit, DevelopmentKit.ClientCertificateFile, DevelopmentKit.AccountFile);

                    // There is no portal: whoever tries things out says what the customer says, too.
                    account["AnswersForCustomers"] ??= "true";
                    break;
                case DevelopmentKit.SecondAccountName:
                    Bind(account, kit, DevelopmentKit.SecondClientCertificateFile, DevelopmentKit.SecondAccountFile);
                    break;
            }
        }
    }

    private static void Bind(IConfigurationSection account, string kit, string certificateFile, string accountFile)
    {
        account["Signature"] ??= "Optional";
        account["Password"] ??= DevelopmentKit.PasswordOf(kit, accountFile);
        account["CallbackSecret"] ??= DevelopmentKit.CallbackSecretOf(kit, accountFile);
        if (!account.GetSection("Certificates").GetChildren().Any())
        {
            using X509Certificate2 certificate = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(kit, certificateFile));
            account["Certificates:0"] = certificate.GetCertHashString(HashAlgorithmName.SHA256);
        }
    }

    private static bool IsEmpty(IConfiguration configuration, string section) => !configuration.GetSection(section).GetChildren().Any();
}
