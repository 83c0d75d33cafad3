using System.Globalization;
using Han.Gateway.Registry;
using Han.Gateway.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Han.Gateway.Hosting;

/// <summary>The opened data directory: the database, and the register that its rows were made with.</summary>
public sealed record GatewayStore(SqliteDatabase Database, SqliteRequestReader Reader, PremiseRegister Register)
{
    private const string DatabaseFile = "han-gateway.db";

    public static bool ExistsIn(string directory) => File.Exists(Path.Combine(directory, DatabaseFile));

    /// <summary>Opens or creates the store.</summary>
    /// <exception cref="ArgumentException">The register's configuration is wrong, or differs from the one that this directory was made with.</exception>
    public static GatewayStore Open(string directory, IConfiguration configuration)
    {
        RegistryOptions options = GatewayConfiguration.ReadRegistry(configuration);
        PremiseRegister register = PremiseRegister.Open(directory, options);

        Directory.CreateDirectory(directory);
        var database = new SqliteDatabase(Path.Combine(directory, DatabaseFile));
        database.Migrate();
        RefuseOtherRegister(database, options);
        return new GatewayStore(database, new SqliteRequestReader(database), register);
    }

    /// <summary>Stored rows name ESIs of the register: with another seed, or another base, they would be read as other premises.</summary>
    private static void RefuseOtherRegister(SqliteDatabase database, RegistryOptions options)
    {
        string made = options.Base == RegistryBase.Imported ? "imported premises" : string.Create(
            CultureInfo.InvariantCulture,
            $"seed {options.Seed}, {options.Size} premises, {Weights(options.TdspWeights)}, devices {string.Join('/', options.DeviceCountWeights)}");
        RefuseOther(database, "Registry", "registry", made);
    }

    /// <summary>Open orders are replayed from the seed: with another one their reports would not be the same.</summary>
    /// <exception cref="ArgumentException">The directory was made with another seed.</exception>
    public void RefuseOtherSeed(ulong seed) => RefuseOther(Database, "HeadEnd:Seed", "head-end seed", seed.ToString(CultureInfo.InvariantCulture));

    private static void RefuseOther(SqliteDatabase database, string key, string name, string made)
    {
        using SqliteConnection connection = database.Open();
        connection.Execute("INSERT INTO setting (name, value) VALUES (@0, @1) ON CONFLICT (name) DO NOTHING", name, made);
        using SqliteCommand command = connection.Prepare("SELECT value FROM setting WHERE name=@0", name);
        string stored = (string)command.ExecuteScalar()!;
        if (stored != made)
        {
            throw new ArgumentException($"{key}: this data directory was made with {stored}; the configuration says {made}. Use another --data directory.");
        }
    }

    private static string Weights(Dictionary<string, double> weights) =>
        string.Join(", ", weights.OrderBy(w => w.Key, StringComparer.Ordinal).Select(w => string.Create(CultureInfo.InvariantCulture, $"{w.Key} {w.Value}")));
}
