using Han.Gateway.Callbacks;
using Han.Gateway.Groups;
using Han.Gateway.Hosting;
using Han.Gateway.MessagingLog;
using Han.Gateway.Registry;
using Han.Gateway.Requests;

namespace Han.Gateway.Extensions;

/// <summary>How the host takes in what Smart Meter Texas never had: status, groups, log files, meter capability, callbacks.</summary>
internal static class ExtensionServices
{
    public static void AddExtensions(this IServiceCollection services, GatewayStore store, GatewayOptions options, CallbackOptions callbacks)
    {
        services.AddSingleton(store.Database);
        services.AddSingleton<AddressGroups>();
        services.AddSingleton(callbacks);
        services.AddSingleton<CallbackPolicy>();
        services.AddSingleton<CallbackSignal>();
        services.AddSingleton<CallbackStore>();
        services.AddSingleton(s => new CallbackClient(callbacks, TimeProvider.System));
        services.AddSingleton<IJoinWindows>(store.Register.Devices!);
        services.AddSingleton<LogFiles>();
        services.AddSingleton(s => new LogOutbox(
            s.GetRequiredService<LogFiles>(), new LogExport(store.Database, store.Register), Path.Combine(options.DataDirectory, "outbox"), TimeProvider.System,
            s.GetRequiredService<ILogger<LogOutbox>>()));
        services.AddSingleton<ICommandDesk, GroupDesk>();
        services.AddSingleton<ICommandDesk, RequestStatusDesk>();
        services.AddSingleton<ICommandDesk, MessagingLogDesk>();
        services.AddSingleton<ICommandDesk, MeterCapabilityDesk>();
    }
}
