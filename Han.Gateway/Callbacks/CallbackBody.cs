using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Han.Gateway.MessagingLog;

namespace Han.Gateway.Callbacks;

/// <summary>HANStatusNotification: {"rows":[{...}]} with the log's column names and values, and its signature.</summary>
internal static class CallbackBody
{
    public const string SignatureHeader = "X-HAN-Signature";

    public static byte[] Write(IReadOnlyList<LogLine> lines)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteStartArray("rows");
            foreach (LogLine line in lines)
            {
                json.WriteStartObject();
                string[] values = LogColumns.Values(line);
                for (int i = 0; i < values.Length; i++)
                {
                    json.WriteString(LogColumns.Names[i], values[i]);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <summary>The value of <see cref="SignatureHeader"/>: HMAC-SHA256 over the body's octets, with the secret's UTF-8 octets as the key.</summary>
    public static string Sign(string secret, ReadOnlySpan<byte> body) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));
}
