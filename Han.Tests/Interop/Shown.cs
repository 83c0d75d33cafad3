using System.Collections;
using System.Globalization;
using Sep.Codec.Types;

namespace Han.Tests.Interop;

/// <summary>What tshark is to show of a frame: fields by name, each with all its occurrences in order.</summary>
internal sealed class Shown : IEnumerable<KeyValuePair<string, IReadOnlyList<string>>>
{
    private readonly Dictionary<string, IReadOnlyList<string>> _fields = [];

    public void Add(string field, params IEnumerable<long> numbers) =>
        _fields.Add(field, [.. numbers.Select(number => number.ToString(CultureInfo.InvariantCulture))]);

    public void Add(string field, bool bit) => Add(field, bit ? 1 : 0);

    public void Add(string field, params IEnumerable<Eui64> addresses) => _fields.Add(field, [.. addresses.Select(address => address.ToString().ToLowerInvariant())]);

    public void Add(string field, Eui64? address) => Add(field, address is Eui64 present ? [present] : Array.Empty<Eui64>());

    public void Add(string field, UInt16List list) => Add(field, list.ToArray().Select(value => (long)value));

    public void Add(string field, ReadOnlySpan<byte> octets) => _fields.Add(field, [Convert.ToHexStringLower(octets)]);

    /// <summary>All that another one expects, too.</summary>
    public Shown And(Shown other)
    {
        foreach ((string field, IReadOnlyList<string> values) in other)
        {
            _fields.Add(field, values);
        }

        return this;
    }

    public IEnumerator<KeyValuePair<string, IReadOnlyList<string>>> GetEnumerator() => _fields.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
