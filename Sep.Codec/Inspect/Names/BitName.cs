namespace Sep.Codec.Inspect.Names;

/// <summary>Some bits of a field that Wireshark shows as a field of their own.</summary>
/// <param name="Filter">Wireshark's name.</param>
/// <param name="Mask">Which bits; they are shown as a number that starts with the lowest of them.</param>
/// <param name="Type">The enumeration that names their values; null for a plain number.</param>
internal sealed record BitName(string Filter, uint Mask, Type? Type = null)
{
    /// <summary>The end of Wireshark's name.</summary>
    public string Name { get; } = Filter[(Filter.LastIndexOf('.') + 1)..];
}
