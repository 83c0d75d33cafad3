using System.Globalization;
using System.Text;

namespace Sep.Codec.Inspect;

/// <summary>An inspected frame as text: a line a layer, a line a field below it, bits and elements below their field.</summary>
internal static class InspectTree
{
    private const int Step = 2;

    public static string Print(InspectedFrame frame)
    {
        StringBuilder text = new();
        foreach (InspectedLayer layer in frame.Layers)
        {
            text.Append(layer.Protocol);
            Part(text, ' ', layer.Name);
            text.Append('\n');
            Fields(text, layer.Fields, Step);
            Line(text, "note", layer.Note, Step);
            Line(text, "error", layer.Error, Step);
        }

        Line(text, "reencoded", frame.Reencoded is ReadOnlyMemory<byte> octets ? Convert.ToHexStringLower(octets.Span) : null, 0);
        return text.ToString();
    }

    private static void Fields(StringBuilder text, IReadOnlyList<InspectedField> fields, int indent)
    {
        foreach (InspectedField field in fields)
        {
            text.Append(' ', indent).Append(field.Name);
            if (field.Value.Kind != InspectedKind.None)
            {
                text.Append(": ").Append(field.Value.ToString());
            }

            if (field.Filter is string filter)
            {
                text.Append(CultureInfo.InvariantCulture, $"  [{filter}]");
            }

            text.Append('\n');
            Fields(text, field.Children, indent + Step);
        }
    }

    private static void Line(StringBuilder text, string name, string? value, int indent)
    {
        if (value is not null)
        {
            text.Append(' ', indent).Append(name).Append(": ").Append(value).Append('\n');
        }
    }

    private static void Part(StringBuilder text, char separator, string value)
    {
        if (value.Length != 0)
        {
            text.Append(separator).Append(value);
        }
    }
}
