namespace Han.Gateway.Storage;

/// <summary>The databases that can hold the store.</summary>
public enum StorageProvider
{
    /// <summary>A file in the data directory.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server.</summary>
    Postgres,
}
