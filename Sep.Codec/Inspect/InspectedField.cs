namespace Sep.Codec.Inspect;

/// <summary>One field of an inspected frame, in wire order, with what it is made of.</summary>
/// <param name="Name">The field's name in its command; for bits of a field, the end of Wireshark's name.</param>
/// <param name="Filter">Wireshark's name; null where Wireshark has none.</param>
/// <param name="Value">What it says.</param>
/// <param name="Offset">Where it begins, in octets from the start of the frame.</param>
/// <param name="Length">Its octets on the wire, a length prefix included; 0 for what is said of the frame without being in it.</param>
public sealed record InspectedField(string Name, string? Filter, InspectedValue Value, int Offset, int Length)
{
    /// <summary>The bits of the field, the parts that it is made of, or the elements of a list.</summary>
    public IReadOnlyList<InspectedField> Children { get; init; } = [];

    /// <summary>Whether the children are the elements of a list, and not bits or parts.</summary>
    public bool IsList { get; init; }

    /// <summary>The name in JSON: Wireshark's, or the specification's where Wireshark has none.</summary>
    public string Key => Filter ?? Name;
}
