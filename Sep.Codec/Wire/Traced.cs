namespace Sep.Codec.Wire;

/// <summary>A trace is told every field; the default value has none, for what is read after a failure.</summary>
public readonly struct Traced(IFieldTrace? trace) : ITraceMode
{
    public void Field(string name, FieldKind kind, ReadOnlySpan<byte> octets, Type? names) => trace?.Field(name, kind, octets, names);
}
