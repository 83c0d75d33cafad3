using Han.Gateway.MessagingLog;

namespace Han.Gateway.Storage;

/// <summary>The fast way in for log rows: raw binding on SQLite (COPY on PostgreSQL). A row whose key is stored already is left out.</summary>
public interface IBulkWriter
{
    /// <summary>Stores the row within the current transaction. False when its key was there already.</summary>
    bool Insert(in LogRow row);
}
