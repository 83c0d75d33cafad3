using Sep.Codec.Wire;

namespace Han.Tests.Codec.Mac;

/// <summary>A trace that keeps all octets that it is told of: together they must be what was read.</summary>
public sealed class Concatenation : IFieldTrace
{
    private readonly List<byte> _octets = [];

    public byte[] Octets => [.. _octets];

    public void Field(string name, FieldKind kind, ReadOnlySpan<byte> octets, Type? names)
    {
        Assert.NotEmpty(name);
        _octets.AddRange(octets);
    }
}
