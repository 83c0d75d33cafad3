using System.Text.Json;
using Sep.Codec.Types;

namespace Sep.Codec.Inspect;

/// <summary>
/// An inspected frame as JSON: numbers as numbers, enumerations, flags and times as the numbers that are on the wire, EUI-64s and octets as hex
/// digits, null where there is no value. The bits of a field follow it in the same object; a name that occurs again makes an array.
/// </summary>
internal static class InspectJson
{
    public static void Frame(Utf8JsonWriter json, InspectedFrame frame)
    {
        json.WriteStartObject();
        json.WriteString("command", frame.Command);
        json.WriteStartArray("layers");
        foreach (InspectedLayer layer in frame.Layers)
        {
            Layer(json, layer);
        }

        json.WriteEndArray();
        Outcome(json, frame);
        json.WriteEndObject();
    }

    /// <summary>The members "reencoded" and "error".</summary>
    public static void Outcome(Utf8JsonWriter json, InspectedFrame frame)
    {
        if (frame.Reencoded is ReadOnlyMemory<byte> octets)
        {
            json.WriteString("reencoded", Convert.ToHexStringLower(octets.Span));
        }
        else
        {
            json.WriteNull("reencoded");
        }

        json.WriteString("error", frame.Error);
    }

    public static void Fields(Utf8JsonWriter json, IReadOnlyList<InspectedField> fields)
    {
        json.WriteStartObject();
        Members(json, fields);
        json.WriteEndObject();
    }

    private static void Layer(Utf8JsonWriter json, InspectedLayer layer)
    {
        json.WriteStartObject();
        json.WriteString("layer", layer.Protocol);
        json.WriteString("name", layer.Name);
        json.WriteNumber("offset", layer.Offset);
        json.WritePropertyName("fields");
        Fields(json, layer.Fields);
        if (layer.Note is string note)
        {
            json.WriteString("note", note);
        }

        if (layer.Error is string error)
        {
            json.WriteString("error", error);
        }

        json.WriteEndObject();
    }

    private static void Members(Utf8JsonWriter json, IReadOnlyList<InspectedField> fields)
    {
        List<InspectedField> flat = new(fields.Count * 2);
        Flatten(fields, flat);
        for (int i = 0; i < flat.Count; i++)
        {
            if (IndexOf(flat, flat[i].Key, 0) < i)
            {
                continue;
            }

            json.WritePropertyName(flat[i].Key);
            int next = IndexOf(flat, flat[i].Key, i + 1);
            if (next == flat.Count)
            {
                Value(json, flat[i]);
                continue;
            }

            json.WriteStartArray();
            for (Value(json, flat[i]); next < flat.Count; next = IndexOf(flat, flat[next].Key, next + 1))
            {
                Value(json, flat[next]);
            }

            json.WriteEndArray();
        }
    }

    private static void Flatten(IReadOnlyList<InspectedField> fields, List<InspectedField> flat)
    {
        foreach (InspectedField field in fields)
        {
            if (field.IsList || field.Value.Kind != InspectedKind.None)
            {
                flat.Add(field);
            }

            if (!field.IsList)
            {
                Flatten(field.Children, flat);
            }
        }
    }

    private static int IndexOf(List<InspectedField> fields, string key, int start)
    {
        for (int i = start; i < fields.Count; i++)
        {
            if (fields[i].Key == key)
            {
                return i;
            }
        }

        return fields.Count;
    }

    private static void Value(Utf8JsonWriter json, InspectedField field)
    {
        if (!field.IsList)
        {
            Scalar(json, field.Value);
            return;
        }

        json.WriteStartArray();
        foreach (InspectedField element in field.Children)
        {
            if (element.Children.Count == 0)
            {
                Scalar(json, element.Value);
            }
            else
            {
                Fields(json, element.Children);
            }
        }

        json.WriteEndArray();
    }

    private static void Scalar(Utf8JsonWriter json, InspectedValue value)
    {
        switch (value.Kind)
        {
            case InspectedKind.Unsigned or InspectedKind.Named or InspectedKind.Time:
                json.WriteNumberValue(value.Bits);
                break;
            case InspectedKind.Signed:
                json.WriteNumberValue(value.Signed);
                break;
            case InspectedKind.Eui64:
                json.WriteStringValue(new Eui64(value.Bits).ToString());
                break;
            case InspectedKind.Text or InspectedKind.Secret:
                json.WriteStringValue(value.Text);
                break;
            case InspectedKind.Octets:
                json.WriteStringValue(Convert.ToHexStringLower(value.Octets.Span));
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }
}
