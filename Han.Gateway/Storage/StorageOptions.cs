namespace Han.Gateway.Storage;

/// <summary>Section Storage of the configuration: what holds requests and log.</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>For PostgreSQL: Host=...;Port=...;Database=...;Username=...;Password=... in Npgsql's words. Never printed.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>For PostgreSQL: the schema that holds the tables, made when it is not there. Lower-case letters, digits and _; one gateway a schema.</summary>
    public string Schema { get; set; } = "han_gateway";
}
