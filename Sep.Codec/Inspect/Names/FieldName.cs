namespace Sep.Codec.Inspect.Names;

/// <summary>What a field is called and made of. A row of a table: explicit data, checked against tshark.</summary>
/// <param name="Name">The name that the codec's reader gives it; of a list, with [] for the index.</param>
/// <param name="Filter">Wireshark's name; null where it has none.</param>
internal sealed record FieldName(string Name, string? Filter)
{
    /// <summary>The bits that have names of their own.</summary>
    public IReadOnlyList<BitName> Bits { get; init; } = [];

    /// <summary>What one run of octets is made of: the parts of one element of a list or, if <see cref="IsList"/> is not set, of the one field.</summary>
    public IReadOnlyList<FieldPart> Parts { get; init; } = [];

    /// <summary>The run of octets repeats its parts until it ends.</summary>
    public bool IsList { get; init; }

    /// <summary>An octet string, whose first octet is its length.</summary>
    public bool HasPrefix { get; init; }

    /// <summary>A key: shown by its fingerprint.</summary>
    public bool IsSecret { get; init; }

    /// <summary>Octets of all parts.</summary>
    public int Size => Parts.Sum(part => part.Size);
}
