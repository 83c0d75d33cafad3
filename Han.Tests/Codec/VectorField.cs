namespace Han.Tests.Codec;

/// <summary>A field by its name in the command, and its octets on the wire.</summary>
public sealed record VectorField(string Name, string Hex);
