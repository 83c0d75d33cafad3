using System.Data.Common;
using System.Text.Json;
using Han.Gateway.Requests;

namespace Han.Gateway.Storage;

/// <summary>Requests by their caller's own reference.</summary>
internal static class References
{
    public const string Select = "SELECT answer, content FROM han_request WHERE duns=@0 AND reference=@1";

    public static FirstAnswer? Read(DbCommand command)
    {
        using DbDataReader reader = command.ExecuteReader();
        return reader.Read()
            ? new FirstAnswer(JsonSerializer.Deserialize(reader.GetString(0), StorageJson.Default.Acknowledgement)!, (byte[])reader.GetValue(1))
            : null;
    }
}
