using Sep.Codec.Wire;

namespace Han.Tests.Codec;

/// <summary>Collects the fields of a command as it is read.</summary>
public sealed class FieldList : IFieldTrace
{
    private readonly List<VectorField> _fields = [];

    public IReadOnlyList<VectorField> Fields => _fields;

    public void Field(string name, FieldKind kind, ReadOnlySpan<byte> octets, Type? names) => _fields.Add(new VectorField(name, Convert.ToHexStringLower(octets)));
}
