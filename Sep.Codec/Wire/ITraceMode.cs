namespace Sep.Codec.Wire;

/// <summary>
/// Whether a reader tells a trace what it reads: <see cref="Untraced"/> or <see cref="Traced"/>. A type parameter, so that the reader of every frame
/// contains no trace at all, and a command is still written once.
/// </summary>
public interface ITraceMode
{
    /// <inheritdoc cref="IFieldTrace.Field"/>
    void Field(string name, FieldKind kind, ReadOnlySpan<byte> octets, Type? names);
}
