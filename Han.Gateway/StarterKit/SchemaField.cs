namespace Han.Gateway.StarterKit;

/// <summary>One element of a type.</summary>
/// <param name="Depth">0 for the type's own elements, 1 for the elements of those, and so on.</param>
/// <param name="Type">Its simple type with its limits or values; empty where it has elements.</param>
/// <param name="Occurs">1, 0-1, 0-n, ...; "one of" for alternatives.</param>
internal sealed record SchemaField(int Depth, string Name, string Type, string Occurs, string Documentation);
