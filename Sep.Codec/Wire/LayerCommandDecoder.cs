namespace Sep.Codec.Wire;

/// <summary>
/// Reads the fields of a command as a boxed value, telling a trace each field; null when they are malformed. The tail is what the command leaves
/// over.
/// </summary>
public delegate IWireValue? LayerCommandDecoder(ReadOnlyMemory<byte> fields, IFieldTrace? trace, out ReadOnlyMemory<byte> tail);
