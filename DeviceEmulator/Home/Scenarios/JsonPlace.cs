using System.Globalization;
using System.Text;
using System.Text.Json;

namespace DeviceEmulator.Home.Scenarios;

/// <summary>A value of a JSON text that knows its line and path, so that whoever finds fault with it can say where.</summary>
public sealed class JsonPlace
{
    private readonly Dictionary<string, JsonPlace> _members = [];
    private readonly List<JsonPlace> _items = [];

    private JsonPlace(JsonValueKind kind, string text, int line, string path) => (Kind, Text, Line, Path) = (kind, text, line, path);

    public JsonValueKind Kind { get; }

    /// <summary>A string's text, a number as it is written, true or false; empty for the rest.</summary>
    public string Text { get; }

    /// <summary>From 1.</summary>
    public int Line { get; }

    /// <summary>As $.devices[1].kind.</summary>
    public string Path { get; }

    /// <summary>The members of an object, in order.</summary>
    public IReadOnlyDictionary<string, JsonPlace> Members => _members;

    /// <summary>The items of an array.</summary>
    public IReadOnlyList<JsonPlace> Items => _items;

    /// <summary>Reads a text.</summary>
    /// <exception cref="InvalidDataException">It is no JSON, or an object has a member twice.</exception>
    public static JsonPlace Parse(ReadOnlySpan<byte> utf8)
    {
        if (utf8.StartsWith(Encoding.UTF8.Preamble))
        {
            utf8 = utf8[Encoding.UTF8.Preamble.Length..];
        }

        Utf8JsonReader reader = new(utf8, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip });
        try
        {
            reader.Read();
            JsonPlace root = Read(ref reader, utf8, "$");
            reader.Read();
            return root;
        }
        catch (JsonException e)
        {
            string what = e.Message.Split(" LineNumber:")[0].TrimEnd('.');
            throw new InvalidDataException($"line {(e.LineNumber ?? 0) + 1}, {e.Path ?? "$"}: {what}.", e);
        }
    }

    /// <summary>What is wrong here, with line and path before it.</summary>
    public InvalidDataException Wrong(string what) => new(string.Create(CultureInfo.InvariantCulture, $"line {Line}, {Path}: {what}."));

    private static JsonPlace Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8, string path)
    {
        int line = 1 + utf8[..(int)reader.TokenStartIndex].Count((byte)'\n');
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return ReadMembers(ref reader, utf8, new JsonPlace(JsonValueKind.Object, "", line, path));
            case JsonTokenType.StartArray:
                return ReadItems(ref reader, utf8, new JsonPlace(JsonValueKind.Array, "", line, path));
            case JsonTokenType.String:
                return new JsonPlace(JsonValueKind.String, TextOf(ref reader, line, path), line, path);
            case JsonTokenType.Number:
                return new JsonPlace(JsonValueKind.Number, Encoding.UTF8.GetString(reader.ValueSpan), line, path);
            case JsonTokenType.True:
                return new JsonPlace(JsonValueKind.True, "true", line, path);
            case JsonTokenType.False:
                return new JsonPlace(JsonValueKind.False, "false", line, path);
            default:
                return new JsonPlace(JsonValueKind.Null, "null", line, path);
        }
    }

    /// <summary>The text of a string or a name. What JSON takes for one need not be text: octets that are no UTF-8, half a surrogate pair.</summary>
    private static string TextOf(ref Utf8JsonReader reader, int line, string path)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"line {line}, {path}: it is no text in UTF-8."), e);
        }
    }

    private static JsonPlace ReadMembers(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8, JsonPlace place)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            string name = TextOf(ref reader, 1 + utf8[..(int)reader.TokenStartIndex].Count((byte)'\n'), place.Path);
            reader.Read();
            JsonPlace member = Read(ref reader, utf8, $"{place.Path}.{name}");
            if (!place._members.TryAdd(name, member))
            {
                throw member.Wrong("it is there twice");
            }
        }

        return place;
    }

    private static JsonPlace ReadItems(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8, JsonPlace place)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            place._items.Add(Read(ref reader, utf8, string.Create(CultureInfo.InvariantCulture, $"{place.Path}[{place._items.Count}]")));
        }

        return place;
    }
}
