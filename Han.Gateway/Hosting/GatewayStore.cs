using System.Data.Common;
using System.Globalization;
using Han.Gateway.Market;
using Han.Gateway.Provisioning;
using Han.Gateway.Registry;
using Han.Gateway.Storage;

namespace Han.Gateway.Hosting;

/// <summary>The opened store, and the register that its rows were made with.</summary>
/// <param name="Lease">The right to write; null where the store was opened to be read.</param>
public sealed record GatewayStore(StoreDatabase Database, StoredRequests Requests, PremiseRegister Register, StoreLease? Lease) : IDisposable
{
    private const string RegisterSetting = "registry";

    /// <summary>Opens or creates the store of a gateway, which writes it alone.</summary>
    /// <param name="directory">The gateway's data directory.</param>
    /// <exception cref="ArgumentException">The configuration is wrong, or the register's differs from the one that this store was made with.</exception>
    /// <exception cref="StoreUnavailableException">The database cannot be reached.</exception>
    public static GatewayStore Open(string directory, IConfiguration configuration)
    {
        (StoreDatabase database, RegistryOptions options, PremiseRegister register) = Describe(directory, configuration);
        Directory.CreateDirectory(directory);
        StoreLease lease = database.Dialect.TakeLease();
        try
        {
            database.Migrate();
            KeepRegister(database, options);
            register.Devices = new DeviceBook(new StoredDevices(database).All());
            new MarketStore(database).After(0).ForEach(register.Market.Add);
            return new GatewayStore(database, new StoredRequests(database), register, lease);
        }
        catch
        {
            lease.Dispose();
            throw;
        }
    }

    /// <summary>Opens a store that is there, for readers beside its gateway.</summary>
    /// <inheritdoc cref="Open"/>
    public static GatewayStore OpenToRead(string directory, IConfiguration configuration)
    {
        (StoreDatabase database, RegistryOptions options, PremiseRegister register) = Describe(directory, configuration);
        if (!database.Dialect.Exists())
        {
            throw new ArgumentException($"--data, --storage: no gateway has a store at {database.Dialect.Place}.");
        }

        // Its gateway alone changes a store: a reader needs no more than the right to read.
        database.RefuseOtherVersion();
        using (DbConnection connection = database.Open())
        {
            RefuseOther(connection, "Registry", RegisterSetting, Text(options));
        }

        register.Devices = new DeviceBook(new StoredDevices(database).All());
        new MarketStore(database).After(0).ForEach(register.Market.Add);
        return new GatewayStore(database, new StoredRequests(database), register, null);
    }

    public void Dispose() => Lease?.Dispose();

    private static (StoreDatabase Database, RegistryOptions Options, PremiseRegister Register) Describe(string directory, IConfiguration configuration)
    {
        RegistryOptions options = GatewayConfiguration.ReadRegistry(configuration);
        PremiseRegister register = PremiseRegister.Open(directory, options);
        return (GatewayConfiguration.ReadStorage(configuration).Select(directory), options, register);
    }

    /// <summary>Stored rows name ESIs of the register: with another seed, or another base, they would be read as other premises.</summary>
    private static void KeepRegister(StoreDatabase database, RegistryOptions options) => Keep(database, "Registry", RegisterSetting, Text(options));

    private static string Text(RegistryOptions options) => options.Base == RegistryBase.Imported ? "imported premises" : string.Create(
        CultureInfo.InvariantCulture,
        $"seed {options.Seed}, {options.Size} premises, {Weights(options.TdspWeights)}, devices {string.Join('/', options.DeviceCountWeights)}");

    /// <summary>Open orders are replayed from the seed: with another one their reports would not be the same.</summary>
    /// <exception cref="ArgumentException">The store was made with another seed.</exception>
    public void RefuseOtherSeed(ulong seed) => Keep(Database, "HeadEnd:Seed", "head-end seed", seed.ToString(CultureInfo.InvariantCulture));

    private static void Keep(StoreDatabase database, string key, string name, string made)
    {
        using DbConnection connection = database.Open();
        connection.Execute("INSERT INTO setting (name, value) VALUES (@0, @1) ON CONFLICT (name) DO NOTHING", name, made);
        RefuseOther(connection, key, name, made);
    }

    private static void RefuseOther(DbConnection connection, string key, string name, string made)
    {
        if (connection.Text("SELECT value FROM setting WHERE name=@0", name) is { } stored && stored != made)
        {
            throw new ArgumentException($"{key}: this store was made with {stored}; the configuration says {made}. Use another one (--data, Storage:Schema).");
        }
    }

    private static string Weights(Dictionary<string, double> weights) =>
        string.Join(", ", weights.OrderBy(w => w.Key, StringComparer.Ordinal).Select(w => string.Create(CultureInfo.InvariantCulture, $"{w.Key} {w.Value}")));
}
