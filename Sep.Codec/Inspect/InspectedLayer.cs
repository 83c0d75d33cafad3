namespace Sep.Codec.Inspect;

/// <summary>One layer of an inspected frame.</summary>
/// <param name="protocol">Wireshark's name of the protocol.</param>
/// <param name="offset">Where it begins, in octets from the start of the frame.</param>
public sealed class InspectedLayer(string protocol, int offset)
{
    private readonly List<InspectedField> _fields = [];

    /// <summary>Wireshark's name of the protocol: wpan, zbee_beacon, zbee_nwk, zbee_aps, zbee_zcl or zbee_zdp.</summary>
    public string Protocol { get; } = protocol;

    /// <summary>Where it begins, in octets from the start of the frame.</summary>
    public int Offset { get; } = offset;

    /// <summary>The kind of frame, or the command, by the name of its type; empty when it is not known.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>What is to be known of the layer apart from its fields: that it stays encrypted, that a command is unknown, that octets are written again otherwise
    /// than they came. Null otherwise.</summary>
    public string? Note { get; private set; }

    /// <summary>Where reading stopped, and why; null when it did not.</summary>
    public string? Error { get; internal set; }

    /// <summary>The fields in wire order.</summary>
    public IReadOnlyList<InspectedField> Fields => _fields;

    internal void Add(InspectedField field) => _fields.Add(field);

    /// <summary>One thing more to be known.</summary>
    internal void AddNote(string note) => Note = Note is null ? note : $"{Note}; {note}";

    /// <summary>The field that an octet of the frame belongs to; null for none.</summary>
    internal InspectedField? FieldAt(int position) => _fields.Find(field => position >= field.Offset && position < field.Offset + field.Length);

    /// <summary>Takes off the fields after the first <paramref name="count"/>: they are going to be read again.</summary>
    internal void KeepFirst(int count) => _fields.RemoveRange(count, _fields.Count - count);

    internal void Rename(string name, string filter)
    {
        int index = _fields.FindIndex(field => field.Name == name);
        if (index >= 0)
        {
            _fields[index] = _fields[index] with { Filter = filter };
        }
    }
}
