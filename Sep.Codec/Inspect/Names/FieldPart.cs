using Sep.Codec.Wire;

namespace Sep.Codec.Inspect.Names;

/// <summary>A part of a field that the codec reads as one run of octets.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Kind">How to print it.</param>
/// <param name="Size">Its octets.</param>
/// <param name="Type">The enumeration that names its values; null for others.</param>
internal sealed record FieldPart(FieldName Name, FieldKind Kind, int Size, Type? Type = null);
