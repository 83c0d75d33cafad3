namespace Sep.Codec.Wire;

/// <summary>Nobody is told.</summary>
public readonly struct Untraced : ITraceMode
{
    public void Field(string name, FieldKind kind, ReadOnlySpan<byte> octets, Type? names)
    {
    }
}
