using System.Text.Json;
using Sep.Codec.Inspect;

namespace DeviceEmulator.Commands;

/// <summary>
/// decode --jsonl: one object with the fields "name", "layer", "cluster", "direction" and "hex" a line, and for each one line with "name", "command",
/// "fields", "reencoded" and "error". A line that cannot be decoded gives its error, and the next one is read.
/// </summary>
internal static class DecodeLines
{
    public static async Task RunAsync(string path, DecodeOptions given, FrameInspector inspector, DecodeOutput output, CancellationToken cancellationToken)
    {
        using StreamReader reader = new(DecodeSource.Open(path));
        while (await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is string line)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                output.Write(json => Decode(json, line, given, inspector));
            }
        }
    }

    private static void Decode(Utf8JsonWriter json, string line, DecodeOptions given, FrameInspector inspector)
    {
        JsonElement? name = null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new ArgumentException("the line is not a JSON object.");
            }

            name = Name(document.RootElement);
            InspectedFrame frame = Inspect(document.RootElement, given, inspector);
            Write(json, name, frame);
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            WriteError(json, name, e is JsonException ? "the line is not JSON." : e.Message);
        }
    }

    /// <summary>Whatever it is, it comes back in the answer.</summary>
    private static JsonElement? Name(JsonElement line)
    {
        _ = Text(line, "name", anything: true);
        return line.TryGetProperty("name", out JsonElement value) ? value.Clone() : null;
    }

    private static InspectedFrame Inspect(JsonElement line, DecodeOptions given, FrameInspector inspector)
    {
        string? cluster = Text(line, "cluster") ?? given.Cluster;
        string layer = Text(line, "layer") ?? given.Layer ?? (cluster is null ? DecodeTarget.Mac : DecodeTarget.Zcl);
        string hex = Text(line, "hex") ?? throw new ArgumentException("hex: missing.");
        DecodeTarget target = new(layer, cluster, Text(line, "direction") ?? given.Direction);
        return target.Inspect(inspector, HexText.Parse("hex", hex), given.FrameCheck);
    }

    private static string? Text(JsonElement line, string name, bool anything = false)
    {
        if (!line.TryGetProperty(name, out JsonElement value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind switch
        {
            JsonValueKind.String => Unicode(name, value),
            JsonValueKind.Number when name == "cluster" && value.TryGetUInt16(out ushort number) => $"0x{number:X4}",
            _ when anything => null,
            _ => throw new ArgumentException($"{name}: not a text."),
        };
    }

    /// <summary>An escape may stand for half a character: JSON, but no text.</summary>
    private static string? Unicode(string name, JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            throw new ArgumentException($"{name}: half of a surrogate pair.");
        }
    }

    private static void Write(Utf8JsonWriter json, JsonElement? name, InspectedFrame frame)
    {
        Start(json, name);
        json.WriteString("command", frame.Command);
        json.WritePropertyName("fields");
        frame.WriteFieldsTo(json);
        if (frame.Reencoded is ReadOnlyMemory<byte> octets)
        {
            json.WriteString("reencoded", Convert.ToHexStringLower(octets.Span));
        }
        else
        {
            json.WriteNull("reencoded");
        }

        json.WriteString("error", frame.Error);
        json.WriteEndObject();
    }

    private static void WriteError(Utf8JsonWriter json, JsonElement? name, string error)
    {
        Start(json, name);
        json.WriteNull("command");
        json.WriteStartObject("fields");
        json.WriteEndObject();
        json.WriteNull("reencoded");
        json.WriteString("error", error);
        json.WriteEndObject();
    }

    private static void Start(Utf8JsonWriter json, JsonElement? name)
    {
        json.WriteStartObject();
        json.WritePropertyName("name");
        if (name is JsonElement value)
        {
            value.WriteTo(json);
        }
        else
        {
            json.WriteNullValue();
        }
    }
}
