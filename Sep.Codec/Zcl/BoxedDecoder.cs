using Sep.Codec.Wire;

namespace Sep.Codec.Zcl;

/// <summary>Reads a payload as a boxed command, telling a trace each field; null when it is malformed. The tail is what the command leaves over.</summary>
public delegate ISepCommand? BoxedDecoder(ReadOnlyMemory<byte> payload, IFieldTrace? trace, out ReadOnlyMemory<byte> tail);
