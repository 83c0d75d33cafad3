using Han.Gateway.Authorization;
using Han.Gateway.Operations;
using Han.Gateway.Soap.Contract;
using Han.Gateway.Soap.Security;
using Han.Gateway.Soap.Tls;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Han.Gateway.Soap;

/// <summary>How a host takes the SOAP endpoint in.</summary>
public static class SoapExtensions
{
    /// <summary>Registers the endpoint, its options (sections Soap and Accounts, checked at start) and authentication. The host adds IRequestDesk.</summary>
    public static IServiceCollection AddHanSoap(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<SoapOptions>()
            .Bind(configuration.GetSection(SoapOptions.Section), binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateOnStart();
        services.AddOptions<AccountsOptions>()
            .Configure(options => configuration.GetSection(nameof(AccountsOptions.Accounts)).Bind(options.Accounts, b => b.ErrorOnUnknownConfiguration = true))
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<SoapOptions>, SoapOptionsValidator>();
        services.AddSingleton<IValidateOptions<AccountsOptions>, AccountsOptionsValidator>();
        services.AddSingleton<AccountDirectory>();
        services.AddSingleton<CallerAuthentication>();
        services.AddSingleton<AccountLockout>();
        services.AddSingleton<CertificateDenyList>();
        services.AddSingleton<ClientCertificateTrust>();
        services.AddSingleton(_ => new EnvelopeReader(HanOperations.All));
        services.AddSingleton<SigningCertificates>();
        services.AddSingleton<SamlVerification>();
        services.AddSingleton<PasswordCheck>();
        services.AddSingleton<ReplayCache>();
        services.AddMetrics();
        services.AddSingleton<SecurityMetrics>();
        services.AddSingleton<MessageAuthentication>();
        services.AddSingleton<AccountRateLimits>();
        services.AddSingleton<SoapReceiver>();
        services.AddSingleton<AnswerSigner>();
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<SoapEndpoint>();
        services.AddSingleton<ContractEndpoint>();
        return services;
    }

    /// <summary>Maps POST for requests, GET with ?wsdl or ?xsd for the contract.</summary>
    public static void MapHanSoap(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        ILogger<SoapEndpoint> log = app.Services.GetRequiredService<ILogger<SoapEndpoint>>();
        AccountDirectory accounts = app.Services.GetRequiredService<AccountDirectory>();
        app.Services.GetRequiredService<AnswerSigner>().Check(accounts.All);
        foreach (SystemAccount account in accounts.All.Where(a => a.Signature == SignaturePolicy.Optional))
        {
            log.SignatureIsOptional(account.Name);
        }

        // SMT's own portal (type 5) is where customers log in; a company would agree with itself.
        foreach (SystemAccount account in app.Services.GetRequiredService<AccountDirectory>().All.Where(a => a.AnswersForCustomers && a.RequesterType != 5))
        {
            log.CompanyAnswersForCustomers(account.Name);
        }

        app.MapPost(SoapNames.Path, app.Services.GetRequiredService<SoapEndpoint>().HandleAsync);
        app.MapGet(SoapNames.Path, app.Services.GetRequiredService<ContractEndpoint>().HandleAsync);
    }
}
