using Sep.Codec.Types;

namespace DeviceEmulator.Home.Script;

/// <summary>The values of one command, by field.</summary>
public sealed class Arguments
{
    private readonly Dictionary<string, object> _values = [];

    public bool Has(string field) => _values.ContainsKey(field);

    public string? Text(string field) => (string?)_values.GetValueOrDefault(field);

    public long Whole(string field, long otherwise) => _values.TryGetValue(field, out object? value) ? (long)value : otherwise;

    public double Number(string field, double otherwise) => _values.TryGetValue(field, out object? value) ? (double)value : otherwise;

    public double? Number(string field) => _values.TryGetValue(field, out object? value) ? (double)value : null;

    public TimeSpan Duration(string field, TimeSpan otherwise = default) => _values.TryGetValue(field, out object? value) ? (TimeSpan)value : otherwise;

    public bool Flag(string field, bool otherwise = false) => _values.TryGetValue(field, out object? value) ? (bool)value : otherwise;

    public IReadOnlyList<string> Words(string field) => (string[]?)_values.GetValueOrDefault(field) ?? [];

    public Eui64 Address(string field) => _values.TryGetValue(field, out object? value) ? (Eui64)value : default;

    internal bool TryAdd(string field, object value) => _values.TryAdd(field, value);
}
