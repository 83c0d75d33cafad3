using Sep.Codec.Wire;

namespace Sep.Codec.Inspect;

/// <summary>
/// Finds the field in which a frame ends too early: told the fields of the frame with zeros behind it, it passes on those that are there whole and
/// keeps the name of the first one that is not.
/// </summary>
internal sealed class BreakFinder(FieldCollector fields, int end) : IFieldTrace
{
    /// <summary>The field that is not whole; null when there was none.</summary>
    public string? Broken { get; private set; }

    /// <summary>How many octets it has.</summary>
    public int Needed { get; private set; }

    /// <summary>How many of them are there.</summary>
    public int Available { get; private set; }

    /// <summary>The last field that is there whole.</summary>
    public string? Last { get; private set; }

    public void Field(string name, FieldKind kind, ReadOnlySpan<byte> octets, Type? names)
    {
        if (Broken is not null)
        {
            return;
        }

        if (fields.Position + octets.Length > end)
        {
            Broken = name;
            Needed = octets.Length;
            Available = end - fields.Position;
            return;
        }

        Last = name;
        fields.Add(name, kind, octets.Length, names);
    }
}
