namespace Sep.Codec.Wire;

/// <summary>One command of a layer: its id, its name, and a decoder for tools that do not know the type beforehand.</summary>
/// <param name="Id">What announces it.</param>
/// <param name="Name">The name of its type.</param>
/// <param name="Type">The record struct that holds it.</param>
/// <param name="Decode">Reads the fields after the id as a boxed value.</param>
public sealed record LayerCommandEntry<TId>(TId Id, string Name, Type Type, LayerCommandDecoder Decode) where TId : unmanaged, Enum;
