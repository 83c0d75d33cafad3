using System.Collections.Frozen;
using Sep.Codec.Wire;

namespace Sep.Codec.Inspect.Names;

/// <summary>
/// What Wireshark 4.0 calls the fields that this codec reads: one table a layer or cluster. A field that is missing here is printed by its own name.
/// </summary>
internal static partial class FieldNames
{
    /// <summary>The names of a header's or command's fields; none when it is not in the tables.</summary>
    public static CommandNames Of(string command) => Table.ByCommand.GetValueOrDefault(command) ?? CommandNames.Unknown;

    private static IEnumerable<CommandNames> All() =>
    [
        .. Mac(),
        .. Nwk(),
        .. Aps(),
        .. Zdo(),
        .. Zcl(),
        .. General(),
        .. OtaUpgrade(),
        .. Drlc(),
        .. Price(),
        .. Metering(),
        .. Messaging(),
        .. Tunneling(),
        .. Prepayment(),
        .. KeyEstablishment(),
    ];

    private static FieldName Named(string name, string? filter) => new(name, filter);

    private static FieldName Bits(string name, string? filter, params BitName[] bits) => new(name, filter) { Bits = bits };

    /// <summary>A list of numbers or addresses, one after the other.</summary>
    private static FieldName List(string name, string filter, int size, FieldKind kind = FieldKind.Unsigned) =>
        new(name, filter) { IsList = true, Parts = [new(new(name, filter), kind, size)] };

    private static FieldName List(string name, params FieldPart[] parts) => new(name, null) { IsList = true, Parts = parts };

    private static FieldPart Part(FieldName name, int size, FieldKind kind = FieldKind.Unsigned, Type? type = null) => new(name, kind, size, type);

    /// <summary>The fields of a command whose Wireshark names begin alike.</summary>
    private static CommandNames Command(string command, string prefix, params (string Name, string Filter)[] fields) =>
        new(command, [.. fields.Select(field => new FieldName(field.Name, prefix + field.Filter))]);

    /// <summary>A class of its own, so that the rows that tables share are made before the tables.</summary>
    private static class Table
    {
        public static readonly FrozenDictionary<string, CommandNames> ByCommand = All().ToFrozenDictionary(names => names.Command, StringComparer.Ordinal);
    }
}
