using System.Data.Common;

namespace Han.Gateway.Storage;

/// <summary>
/// All that differs between the databases that can hold the store. The store's own classes speak SQL that is common to them, with parameters
/// @0, @1, ... and ON CONFLICT for what is known already.
/// </summary>
public interface IStoreDialect
{
    /// <summary>Where the store is, for people: a file, or server, database and schema. Never a password.</summary>
    string Place { get; }

    /// <summary>The schema's versions, each as the statements that lead to it from the one before.</summary>
    IReadOnlyList<string> Versions { get; }

    /// <summary>Opens a connection with the settings that the store needs.</summary>
    /// <exception cref="StoreUnavailableException">The database cannot be reached, or does not let us in.</exception>
    DbConnection Open();

    /// <summary>Takes the exclusive right to write. It ends with the lease or with the process, whichever is first.</summary>
    /// <exception cref="ArgumentException">Another gateway has it.</exception>
    /// <exception cref="StoreUnavailableException">The database cannot be reached, or does not let us in.</exception>
    StoreLease TakeLease();

    /// <summary>True when a store has been made here; makes nothing.</summary>
    bool Exists();

    /// <summary>A transaction in which no other process changes the schema.</summary>
    DbTransaction BeginMigration(DbConnection connection);

    /// <summary>The schema's version; 0 where there is none yet.</summary>
    long ReadVersion(DbConnection connection);

    void WriteVersion(DbConnection connection, long version);

    /// <summary>A transaction whose reads all see one moment, and keep no writer waiting.</summary>
    DbTransaction BeginSnapshot(DbConnection connection);

    /// <summary>Ends a transaction that failed; the database may have ended it already.</summary>
    void Rollback(DbTransaction transaction);

    IBulkWriter CreateLogWriter(DbConnection connection);

    /// <summary>True when a statement failed because the disk is full: the transaction is lost, the connection and all that was committed are not.</summary>
    bool IsOutOfSpace(DbException failure);

    /// <summary>True when a transaction failed because another one came first: it is to be tried again.</summary>
    bool IsLostRace(DbException failure);

    /// <summary>Settings with which a commit may not survive a power cut, each as a sentence that names it. None is good.</summary>
    IReadOnlyList<string> FindWeakSettings();
}
