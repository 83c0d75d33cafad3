namespace Sep.Codec.Zcl;

/// <summary>One command of <see cref="SepCommands"/>: its key, its name, and a decoder for tools that do not know the type beforehand.</summary>
/// <param name="Key">What identifies it.</param>
/// <param name="Name">The name of its type.</param>
/// <param name="Type">The record struct that holds it.</param>
/// <param name="Decode">Reads the payload as a boxed value; null when it is malformed.</param>
public sealed record SepCommandEntry(CommandKey Key, string Name, Type Type, BoxedDecoder Decode);
