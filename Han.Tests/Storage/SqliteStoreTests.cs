using Han.Gateway.Storage;
using Han.Gateway.Storage.Sqlite;
using Han.Tests.Soap;
using Microsoft.Data.Sqlite;

namespace Han.Tests.Storage;

/// <summary>The store in a file.</summary>
public sealed class SqliteStoreTests : StoreTests
{
    private readonly TemporaryFolder _folder = new();

    private protected override IStoreDialect Place() => new SqliteDialect(_folder.Path);

    private protected override void Clear()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }
}
