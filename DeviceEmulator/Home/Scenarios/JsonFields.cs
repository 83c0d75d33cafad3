using System.Text.Json;
using DeviceEmulator.Home.Script;

namespace DeviceEmulator.Home.Scenarios;

/// <summary>Reads the members of an object by fields: each as its field says, and none that no field names.</summary>
internal static class JsonFields
{
    /// <param name="place">The object.</param>
    /// <param name="fields">What it may have.</param>
    /// <param name="others">Members that somebody else reads.</param>
    /// <exception cref="InvalidDataException">With line and path.</exception>
    public static Arguments Read(JsonPlace place, IReadOnlyList<Field> fields, params IReadOnlyList<string> others)
    {
        Require(place, JsonValueKind.Object, "an object");
        Arguments given = new();
        foreach ((string name, JsonPlace member) in place.Members)
        {
            if (fields.FirstOrDefault(f => f.Name == name) is Field field)
            {
                given.TryAdd(name, Read(member, field));
            }
            else if (!others.Contains(name))
            {
                throw member.Wrong($"it is not known here; there is {string.Join(", ", others.Concat(fields.Select(f => f.Name)))}");
            }
        }

        return fields.FirstOrDefault(f => f.IsRequired && !given.Has(f.Name)) is Field missing
            ? throw place.Wrong($"{missing.Name} is missing: {missing.Expected}")
            : given;
    }

    public static void Require(JsonPlace place, JsonValueKind kind, string what)
    {
        if (place.Kind != kind)
        {
            throw place.Wrong($"it is {Named(place.Kind)}, not {what}");
        }
    }

    private static object Read(JsonPlace place, Field field)
    {
        string text = place.Text;
        if (field.Kind == FieldKind.Choices)
        {
            Require(place, JsonValueKind.Array, $"a list of {field.Expected}");
            foreach (JsonPlace item in place.Items)
            {
                Require(item, JsonValueKind.String, field.Expected);
                if (!field.Words.Contains(item.Text))
                {
                    throw item.Wrong($"\"{item.Text}\" is not one of {string.Join(", ", field.Words)}");
                }
            }

            return place.Items.Select(i => i.Text).ToArray();
        }

        bool fits = field.Kind == FieldKind.Flag ? place.Kind is JsonValueKind.True or JsonValueKind.False
            : place.Kind == (field.IsBare ? JsonValueKind.Number : JsonValueKind.String);
        if (!fits)
        {
            throw place.Wrong($"it is {Named(place.Kind)}, not {field.Expected}");
        }

        return field.Parse(text, out string problem) ?? throw place.Wrong(problem);
    }

    private static string Named(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };
}
