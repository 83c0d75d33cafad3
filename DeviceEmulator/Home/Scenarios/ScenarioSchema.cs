using System.Text;
using System.Text.Json;
using DeviceEmulator.Home.Script;

namespace DeviceEmulator.Home.Scenarios;

/// <summary>The JSON schema of scenario files (draft 2020-12), made of the same fields by which they are read.</summary>
public static class ScenarioSchema
{
    private const string DurationPattern = "^([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$";
    private const string OffsetPattern = "^-?([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$";
    private const string AddressPattern = "^([0-9A-Fa-f]{2}[:-]?){7}[0-9A-Fa-f]{2}$";

    /// <summary>The text of samples/scenario.schema.json.</summary>
    public static string Text()
    {
        using MemoryStream stream = new();
        JsonWriterOptions options = new()
        {
            Indented = true,
            NewLine = "\n",
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        using (Utf8JsonWriter w = new(stream, options))
        {
            w.WriteStartObject();
            w.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
            w.WriteString("title", "A home and what happens to it");
            WriteObject(w, ScenarioFields.Root, ["esi", "devices"], () =>
            {
                w.WritePropertyName("$schema");
                w.WriteStartObject();
                w.WriteString("type", "string");
                w.WriteEndObject();
                WriteMember(w, "esi", () =>
                {
                    WriteObject(w, ScenarioFields.Esi);
                    WriteOneOf(w, "address", ScenarioFields.Identity.Name);
                });
                WriteList(w, "trust", null, () =>
                {
                    w.WriteString("description", "The .pub file of an authority whose certificates are accepted, from the folder of this one on");
                    w.WriteString("type", "string");
                });
                WriteMember(w, "air", () => WriteObject(w, ScenarioFields.Air, others: () => WriteAir(w)));
                WriteList(w, "devices", ScenarioFields.DeviceCapacity, () => WriteObject(w, ScenarioFields.Device));
                WriteList(w, "steps", null, () => WriteSteps(w));
            });
            w.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void WriteAir(Utf8JsonWriter w)
    {
        WriteMember(w, "delay", () =>
        {
            w.WriteString("description", "By how much every frame is late, at radio fidelity; not at all");
            WriteObject(w, ScenarioFields.Delay);
        });
        WriteList(w, "jam", null, () =>
        {
            w.WriteString("description", "A channel on which nobody hears anything for a while, at radio fidelity");
            WriteObject(w, ScenarioFields.Jam);
        });
    }

    private static void WriteSteps(Utf8JsonWriter w)
    {
        w.WriteStartArray("oneOf");
        foreach (string name in ScenarioFields.StepNames)
        {
            w.WriteStartObject();
            w.WriteString("description", Verbs.Find(name)?.Summary ?? (name == ScenarioStep.Wait ? "Lets time pass" : "Fails the run unless all of this holds"));
            WriteObject(w, ScenarioFields.Step(name), ["do"], () => WriteMember(w, "do", () => w.WriteString("const", name)));
            w.WriteEndObject();
        }

        w.WriteEndArray();
    }

    private static void WriteObject(Utf8JsonWriter w, IReadOnlyList<Field> fields, IReadOnlyList<string>? required = null, Action? others = null)
    {
        w.WriteString("type", "object");
        w.WriteBoolean("additionalProperties", false);
        string[] needed = [.. required ?? [], .. fields.Where(f => f.IsRequired).Select(f => f.Name)];
        if (needed.Length > 0)
        {
            w.WriteStartArray("required");
            Array.ForEach(needed, w.WriteStringValue);
            w.WriteEndArray();
        }

        w.WriteStartObject("properties");
        others?.Invoke();
        foreach (Field field in fields)
        {
            WriteMember(w, field.Name, () => WriteField(w, field));
        }

        w.WriteEndObject();
    }

    /// <summary>At least one of these members is there.</summary>
    private static void WriteOneOf(Utf8JsonWriter w, params ReadOnlySpan<string> names)
    {
        w.WriteStartArray("anyOf");
        foreach (string name in names)
        {
            w.WriteStartObject();
            w.WriteStartArray("required");
            w.WriteStringValue(name);
            w.WriteEndArray();
            w.WriteEndObject();
        }

        w.WriteEndArray();
    }

    private static void WriteMember(Utf8JsonWriter w, string name, Action content)
    {
        w.WriteStartObject(name);
        content();
        w.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter w, string name, int? most, Action item)
    {
        w.WriteStartObject(name);
        w.WriteString("type", "array");
        if (most is int count)
        {
            w.WriteNumber("maxItems", count);
        }

        WriteMember(w, "items", item);
        w.WriteEndObject();
    }

    private static void WriteField(Utf8JsonWriter w, Field field)
    {
        w.WriteString("description", field.Summary);
        switch (field.Kind)
        {
            case FieldKind.Whole or FieldKind.Number:
                w.WriteString("type", field.Kind == FieldKind.Whole ? "integer" : "number");
                w.WriteNumber("minimum", field.Lowest);
                w.WriteNumber("maximum", field.Highest);
                break;
            case FieldKind.Flag:
                w.WriteString("type", "boolean");
                break;
            case FieldKind.Choice:
                WriteWords(w, field);
                break;
            case FieldKind.Choices:
                w.WriteString("type", "array");
                WriteMember(w, "items", () => WriteWords(w, field));
                break;
            default:
                w.WriteString("type", "string");
                WritePattern(w, field);
                break;
        }
    }

    private static void WritePattern(Utf8JsonWriter w, Field field)
    {
        if (PatternOf(field.Kind) is string pattern)
        {
            w.WriteString("pattern", pattern);
        }
        else
        {
            w.WriteNumber("minLength", field.Kind == FieldKind.Device ? 1 : 0);
            w.WriteNumber("maxLength", field.Kind == FieldKind.Device ? 20 : (int)field.Highest);
        }
    }

    private static string? PatternOf(FieldKind kind) => kind switch
    {
        FieldKind.Duration => DurationPattern,
        FieldKind.Offset => OffsetPattern,
        FieldKind.Address => AddressPattern,
        _ => null,
    };

    private static void WriteWords(Utf8JsonWriter w, Field field)
    {
        w.WriteStartArray("enum");
        foreach (string word in field.Words)
        {
            w.WriteStringValue(word);
        }

        w.WriteEndArray();
    }
}
