using Han.Gateway.Authorization;
using Han.Gateway.Hosting;
using Han.Gateway.Market;
using Han.Gateway.Requests;
using Han.Gateway.Storage;

namespace Han.Gateway.Agreements;

/// <summary>How the host takes in agreements, and the rights that follow from them.</summary>
internal static class AgreementServices
{
    public static void AddAgreements(this IServiceCollection services, GatewayStore store, GatewayOptions options)
    {
        var stored = new StoredAgreements(store.Database);
        var book = new AgreementBook(stored.All());
        services.AddSingleton(stored);
        services.AddSingleton(book);
        services.AddSingleton(new PremiseRights(options.AuthorizationModel, book, store.Register));
        services.AddSingleton<InvitationChecks>();
        services.AddSingleton<AgreementFinder>();
        services.AddSingleton<AgreementRecorder>();
        services.AddSingleton<MoveOut>();
        services.AddSingleton<IMarketListener>(s => s.GetRequiredService<MoveOut>());
        services.AddSingleton<AgreementCancels>();
        services.AddSingleton<DeviceRemovals>();
        services.AddSingleton<AgreementFollowUps>();
        services.AddHostedService(s => s.GetRequiredService<AgreementFollowUps>());
        services.AddSingleton<ICommandDesk, AgreementDesk>();
        services.AddSingleton<ICommandDesk, AgreementStatusDesk>();
    }
}
