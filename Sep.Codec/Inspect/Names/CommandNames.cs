using System.Collections.Frozen;

namespace Sep.Codec.Inspect.Names;

/// <summary>What the fields of one header or command are called.</summary>
internal sealed class CommandNames
{
    private readonly FrozenDictionary<string, FieldName> _byName;

    /// <param name="command">The name of the command's type.</param>
    /// <param name="fields">Its fields.</param>
    public CommandNames(string command, params IReadOnlyList<FieldName> fields)
    {
        Command = command;
        First = fields.Count == 0 ? "its first field" : fields[0].Name.Split('[')[0];
        _byName = fields.ToFrozenDictionary(field => field.Name, StringComparer.Ordinal);
    }

    /// <summary>No names at all.</summary>
    public static CommandNames Unknown { get; } = new("", []);

    public string Command { get; }

    /// <summary>What it begins with.</summary>
    public string First { get; }

    public IReadOnlyList<FieldName> Fields => _byName.Values;

    public FieldName? Find(string field) => _byName.GetValueOrDefault(field);
}
