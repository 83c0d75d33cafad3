using System.Data.Common;

namespace Han.Gateway.Storage;

/// <summary>
/// The exclusive right of one gateway process on a store: two would each deliver what the other has open. It comes with the one connection that may
/// write, so that whoever loses the right cannot commit either.
/// </summary>
public sealed class StoreLease(DbConnection connection, IDisposable? guard = null) : IDisposable
{
    public DbConnection Connection { get; } = connection;

    public void Dispose()
    {
        Connection.Dispose();
        guard?.Dispose();
    }
}
