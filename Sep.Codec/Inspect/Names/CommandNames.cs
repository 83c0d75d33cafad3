using System.Collections.Frozen;

namespace Sep.Codec.Inspect.Names;

/// <summary>What the fields of one header or command are called.</summary>
internal sealed class CommandNames
{
    private readonly FrozenDictionary<string, FieldName> _byName;

    /// <param name="command">The name of the command's type.</param>
    /// <param name="fields">Its fields.</param>
    public CommandNames(string command, params IEnumerable<FieldName> fields)
    {
        Command = command;
        _byName = fields.ToFrozenDictionary(field => field.Name, StringComparer.Ordinal);
    }

    /// <summary>No names at all.</summary>
    public static CommandNames Unknown { get; } = new("", []);

    public string Command { get; }

    public IReadOnlyList<FieldName> Fields => _byName.Values;

    public FieldName? Find(string field) => _byName.GetValueOrDefault(field);
}
