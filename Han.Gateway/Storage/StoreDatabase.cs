using System.Data.Common;

namespace Han.Gateway.Storage;

/// <summary>The database that holds the store: connections for readers, the writer's lease, and the schema kept up to date.</summary>
public sealed class StoreDatabase(IStoreDialect dialect)
{
    public IStoreDialect Dialect { get; } = dialect;

    /// <inheritdoc cref="IStoreDialect.Open"/>
    public DbConnection Open() => Dialect.Open();

    /// <summary>Brings the store to the newest schema, one transaction a version.</summary>
    /// <exception cref="InvalidDataException">The store is newer than this program, or holds what the next version has no place for.</exception>
    public void Migrate() => Migrate(Dialect.Versions);

    /// <summary>For a reader, who changes nothing: the store must have the schema that this program knows.</summary>
    /// <exception cref="InvalidDataException">It has another one.</exception>
    public void RefuseOtherVersion()
    {
        using DbConnection connection = Open();
        long version = Dialect.ReadVersion(connection);
        if (version != Dialect.Versions.Count)
        {
            throw new InvalidDataException(
                $"{Dialect.Place} has schema version {version}; this program reads version {Dialect.Versions.Count}. A gateway of this version brings an older one up to date when it starts.");
        }
    }

    internal void Migrate(IReadOnlyList<string> versions)
    {
        using DbConnection connection = Open();
        while (MigrateOnce(connection, versions))
        {
        }
    }

    private bool MigrateOnce(DbConnection connection, IReadOnlyList<string> versions)
    {
        using DbTransaction transaction = Dialect.BeginMigration(connection);
        long version = Dialect.ReadVersion(connection);
        if (version > versions.Count)
        {
            throw new InvalidDataException($"{Dialect.Place} has schema version {version}; this program knows up to {versions.Count}.");
        }

        if (version == versions.Count)
        {
            return false;
        }

        try
        {
            connection.Execute(versions[(int)version]);
            Dialect.WriteVersion(connection, version + 1);
            transaction.Commit();
            return true;
        }
        catch (DbException e)
        {
            Dialect.Rollback(transaction);
            throw new InvalidDataException($"{Dialect.Place} stays at schema version {version}: {e.Message}", e);
        }
    }
}
