namespace Han.Gateway.Storage;

/// <summary>The fast way in for log rows: raw binding on SQLite, binary COPY on PostgreSQL. A row whose key is stored already is left out.</summary>
public interface IBulkWriter : IDisposable
{
    /// <summary>Before a transaction: the time to do what keeps reading fast and is not to hold up or be undone with what is written.</summary>
    void Prepare();

    /// <summary>Stores the rows within the current transaction, in their order. No key comes twice.</summary>
    /// <param name="newRows">How many rows were new, by their status: what is written now is added.</param>
    void Write(KeyedRows rows, Span<long> newRows);

    /// <summary>The current transaction came to nothing: what it wrote is not stored.</summary>
    void Forget();
}
