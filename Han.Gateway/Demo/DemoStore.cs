using System.Security.Cryptography;
using Han.Gateway.Hosting;
using Han.Gateway.Storage;
using Han.Gateway.Storage.Postgres;

namespace Han.Gateway.Demo;

/// <summary>
/// The demonstration's own store: an embedded database lies in its directory and stays there; on a server it is a schema of its own, dropped at the end.
/// </summary>
internal sealed class DemoStore : IDisposable
{
    private readonly PostgresDialect? _toDrop;

    private DemoStore(IReadOnlyDictionary<string, string?> settings, PostgresDialect? toDrop)
    {
        Settings = settings;
        _toDrop = toDrop;
    }

    /// <summary>What the gateway is to be started with.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; }

    public static DemoStore Choose(DemoOptions options)
    {
        var settings = new Dictionary<string, string?>(options.Settings)
        {
            ["Storage:Schema"] = $"han_demo_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}",
        };
        StorageOptions storage = GatewayConfiguration.ReadStorage(GatewayConfiguration.Build(new GatewaySettings { Overrides = settings }));
        return new DemoStore(settings, options.KeepStore ? null : storage.Select(options.Directory).Dialect as PostgresDialect);
    }

    public void Dispose() => _toDrop?.DropSchema();
}
