using System.Data.Common;
using System.Text.Json;
using Han.Gateway.Requests;

namespace Han.Gateway.Storage;

/// <summary>Requests by their caller's own reference.</summary>
internal static class References
{
    /// <summary>One reference names one request, of whatever kind. An extension's answer is left out: the content of a message never equals that of its request.</summary>
    public const string Select =
        "SELECT answer, content FROM han_request WHERE duns=@0 AND reference=@1 UNION ALL SELECT NULL, content FROM extension_request WHERE duns=@0 AND reference=@1";

    private static readonly Acknowledgement _otherKind = Refusals.Acknowledge("", Refusals.DuplicateReference);

    public static FirstAnswer? Read(DbCommand command)
    {
        using DbDataReader reader = command.ExecuteReader();
        return reader.Read()
            ? new FirstAnswer(reader.IsDBNull(0) ? _otherKind : AnswerOf(reader.GetString(0)), (byte[])reader.GetValue(1))
            : null;
    }

    public static string Text(HanAnswer answer) => JsonSerializer.Serialize(answer, StorageJson.Default.HanAnswer);

    /// <summary>Answers of the first versions were all to messages, and do not say of what kind they are.</summary>
    private static HanAnswer AnswerOf(string text) => text.Contains("\"$type\"", StringComparison.Ordinal)
        ? JsonSerializer.Deserialize(text, StorageJson.Default.HanAnswer)!
        : JsonSerializer.Deserialize(text, StorageJson.Default.Acknowledgement)!;
}
