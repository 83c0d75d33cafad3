using System.Text.RegularExpressions;
using Han.Gateway.Storage.Postgres;
using Han.Gateway.Storage.Sqlite;
using Npgsql;

namespace Han.Gateway.Storage;

/// <summary>The one place that chooses between the databases.</summary>
public static partial class StorageSelection
{
    /// <param name="directory">The gateway's data directory, where an embedded database lies.</param>
    /// <exception cref="ArgumentException">The options are wrong; the message names the key and the rule, and no part of a password.</exception>
    public static StoreDatabase Select(this StorageOptions options, string directory)
    {
        options.Check();
        return new StoreDatabase(options.Provider switch
        {
            StorageProvider.Sqlite => new SqliteDialect(directory),
            StorageProvider.Postgres => new PostgresDialect(options.ConnectionString, options.Schema),
            _ => throw new ArgumentException($"Storage:Provider must be Sqlite or Postgres, not {options.Provider}."),
        });
    }

    /// <inheritdoc cref="Select"/>
    public static void Check(this StorageOptions options)
    {
        if (!SchemaName().IsMatch(options.Schema) || options.Schema.StartsWith("pg_", StringComparison.Ordinal))
        {
            throw new ArgumentException(
                $"Storage:Schema must be 1 to 63 lower-case letters, digits and _, not beginning with a digit or pg_; '{options.Schema}' is not.");
        }

        if (options.Provider == StorageProvider.Postgres && !NamesHost(options.ConnectionString))
        {
            throw new ArgumentException("Storage:ConnectionString must be given for Postgres, as Host=...;Port=...;Database=...;Username=...;Password=...");
        }
    }

    /// <summary>What the parser has against a text is not passed on: it quotes the text.</summary>
    private static bool NamesHost(string connectionString)
    {
        try
        {
            return !string.IsNullOrEmpty(new NpgsqlConnectionStringBuilder(connectionString).Host);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException or KeyNotFoundException)
        {
            return false;
        }
    }

    [GeneratedRegex("^[a-z_][a-z0-9_]{0,62}$")]
    private static partial Regex SchemaName();
}
