using System.Text.Json;
using Han.Gateway.Requests;
using Microsoft.Data.Sqlite;

namespace Han.Gateway.Storage.Sqlite;

/// <summary>Requests by their caller's own reference.</summary>
internal static class References
{
    public const string Select = "SELECT answer, content FROM han_request WHERE duns=@0 AND reference=@1";

    public static FirstAnswer? Read(SqliteCommand command)
    {
        using SqliteDataReader reader = command.ExecuteReader();
        return reader.Read()
            ? new FirstAnswer(JsonSerializer.Deserialize(reader.GetString(0), StorageJson.Default.Acknowledgement)!, (byte[])reader.GetValue(1))
            : null;
    }
}
