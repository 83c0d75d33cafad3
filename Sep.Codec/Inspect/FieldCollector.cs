using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using Sep.Codec.Inspect.Names;
using Sep.Codec.Security;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Inspect;

/// <summary>
/// Listens to the codec's readers and keeps what they read as fields of a layer, with name, value and place. Fields follow each other without a gap,
/// so the place is what was read so far.
/// </summary>
internal sealed class FieldCollector(ReadOnlyMemory<byte> frame, bool showKeys) : IFieldTrace
{
    private InspectedLayer _layer = new("", 0);
    private CommandNames _names = CommandNames.Unknown;
    private ZclType _type;
    private ClusterSide _side;

    /// <summary>Octets from the start of the frame to the next field.</summary>
    public int Position { get; set; }

    /// <summary>Whose attributes are read: the cluster that names them, and its side.</summary>
    public (ClusterId Cluster, ClusterSide Side) Attributes { get; set; }

    /// <summary>What the header or command begins with, by the tables.</summary>
    public string FirstName => _names.First;

    /// <summary>From now on the fields belong to this layer.</summary>
    public void Begin(InspectedLayer layer, string header)
    {
        _layer = layer;
        Position = layer.Offset;
        Use(header);
    }

    /// <summary>From now on the fields are those of this header or command.</summary>
    public void Use(string command) => _names = FieldNames.Of(command);

    public void Field(string name, FieldKind kind, ReadOnlySpan<byte> octets, Type? names) => Add(name, kind, octets.Length, names);

    /// <summary>The next octets are a field.</summary>
    public void Add(string name, FieldKind kind, int length, Type? names = null)
    {
        int bracket = name.IndexOf('[', StringComparison.Ordinal);
        if (bracket > 0)
        {
            AddToElement(name, bracket, kind, length, names);
        }
        else if (length != 0)
        {
            _layer.Add(Make(Find(name, kind), name, kind, Position, length, names));
        }

        Position += length;
    }

    /// <summary>Something to be said of the layer that is not in the frame.</summary>
    public void Say(string name, string words) => _layer.Add(new InspectedField(name, null, InspectedValue.Words(words), Position, 0));

    /// <summary>The next octets are a field that Wireshark names by the cluster.</summary>
    public void Add(string name, string? filter, InspectedValue value, int length)
    {
        _layer.Add(new InspectedField(name, filter, value, Position, length));
        Position += length;
    }

    private FieldName? Find(string name, FieldKind kind) => (kind == FieldKind.Eui64 ? _names.Find(name + "64") : null) ?? _names.Find(name);

    private InspectedField Make(FieldName? row, string name, FieldKind kind, int offset, int length, Type? names)
    {
        ReadOnlyMemory<byte> octets = frame.Slice(offset, length);
        InspectedValue value = row is { IsSecret: true } && !showKeys ? InspectedValue.Secret(new AesKey(octets.Span).ToString()) : Decode(kind, octets, names);
        if (row is { HasPrefix: true })
        {
            value = octets.Span is [0xFF] ? InspectedValue.Missing : InspectedValue.Raw(octets[1..]);
        }

        InspectedField field = new(name, row?.Filter, value, offset, length);
        return row is null ? field
            : row.Bits.Count != 0 ? field with { Children = BitsOf(row, octets.Span, offset) }
            : row.IsList ? field with { IsList = true, Value = InspectedValue.None, Children = ElementsOf(row, offset, length) }
            : row.Parts.Count != 0 && row.Size == length ? field with { Children = PartsOf(row, offset) }
            : field;
    }

    private InspectedField Make(FieldPart part, int offset) => Make(part.Name, part.Name.Name, part.Kind, offset, part.Size, part.Type);

    private List<InspectedField> PartsOf(FieldName row, int offset)
    {
        List<InspectedField> parts = new(row.Parts.Count);
        foreach (FieldPart part in row.Parts)
        {
            parts.Add(Make(part, offset));
            offset += part.Size;
        }

        return parts;
    }

    private List<InspectedField> ElementsOf(FieldName row, int offset, int length)
    {
        List<InspectedField> elements = [];
        for (int end = offset + length; offset + row.Size <= end; offset += row.Size)
        {
            elements.Add(row.Parts.Count == 1 && ReferenceEquals(row.Parts[0].Name.Filter, row.Filter)
                ? new InspectedField(Index(elements.Count), row.Filter, Decode(row.Parts[0].Kind, frame.Slice(offset, row.Size), row.Parts[0].Type), offset, row.Size)
                : new InspectedField(Index(elements.Count), null, InspectedValue.None, offset, row.Size) { Children = PartsOf(row, offset) });
        }

        return elements;
    }

    private static List<InspectedField> BitsOf(FieldName row, ReadOnlySpan<byte> octets, int offset)
    {
        ulong all = Number(octets);
        List<InspectedField> bits = new(row.Bits.Count);
        foreach (BitName bit in row.Bits)
        {
            ulong number = (all & bit.Mask) >> BitOperations.TrailingZeroCount(bit.Mask);
            bits.Add(new InspectedField(
                bit.Name, bit.Filter, bit.Type is null ? InspectedValue.Number(number) : InspectedValue.Named(number, bit.Type), offset, octets.Length));
        }

        return bits;
    }

    /// <summary>A field of an element of a list, as "Attributes[2].Value".</summary>
    private void AddToElement(string name, int bracket, FieldKind kind, int length, Type? names)
    {
        string list = name[..bracket];
        int close = name.IndexOf(']', StringComparison.Ordinal);
        int index = int.Parse(name.AsSpan((bracket + 1)..close), NumberStyles.None, CultureInfo.InvariantCulture);
        if (_layer.Fields is not [.., { IsList: true } last] || last.Name != list)
        {
            last = new InspectedField(list, null, InspectedValue.None, Position, 0) { IsList = true, Children = new List<InspectedField>() };
            _layer.Add(last);
        }

        List<InspectedField> elements = (List<InspectedField>)last.Children;
        if (close + 1 == name.Length)
        {
            elements.Add(Make(_names.Find(list + "[]"), Index(index), kind, Position, length, names));
            return;
        }

        if (index == elements.Count)
        {
            _side = Attributes.Side;
            elements.Add(new InspectedField(Index(index), null, InspectedValue.None, Position, 0) { Children = new List<InspectedField>() });
        }

        List<InspectedField> element = (List<InspectedField>)elements[index].Children;
        element.AddRange(ElementField(list, name[(close + 2)..], kind, length, names));
    }

    private IEnumerable<InspectedField> ElementField(string list, string name, FieldKind kind, int length, Type? names)
    {
        InspectedField field = Make(_names.Find($"{list}[].{name}"), name, kind, Position, length, names);
        switch (name)
        {
            case "Id":
                yield return field with { Filter = ClusterFilters.AttributeId(Attributes.Cluster, _side) };
                if (SepClusters.Find(Attributes.Cluster)?.Find(_side, (ushort)field.Value.Bits) is AttributeDefinition attribute)
                {
                    yield return new InspectedField("AttributeName", null, InspectedValue.Words(attribute.Name), Position, 0);
                }

                break;
            case "Direction":
                // The receiver of a report is at the other end than the attribute.
                _side = field.Value.Bits == (ulong)ReportingDirection.Received ? Other(_side) : _side;
                yield return field;
                break;
            case "Type":
                _type = (ZclType)field.Value.Bits;
                yield return field;
                break;
            case "Value" or "ReportableChange":
                yield return field with { Filter = ClusterFilters.Value(_type), Value = AttributeValue(field) };
                break;
            default:
                yield return field;
                break;
        }
    }

    private static ClusterSide Other(ClusterSide side) => side == ClusterSide.Server ? ClusterSide.Client : ClusterSide.Server;

    private InspectedValue AttributeValue(InspectedField field)
    {
        ReadOnlyMemory<byte> octets = frame.Slice(field.Offset, field.Length);
        return ZclTypes.IsInvalid(_type, octets.Span) ? InspectedValue.Missing
            : _type == ZclType.SecurityKey && !showKeys ? InspectedValue.Secret(new AesKey(octets.Span).ToString())
            : _type is ZclType.OctetString or ZclType.CharacterString ? WithoutPrefix(field.Value, octets[1..])
            : _type is ZclType.LongOctetString or ZclType.LongCharacterString ? WithoutPrefix(field.Value, octets[sizeof(ushort)..])
            : field.Value;
    }

    private static InspectedValue WithoutPrefix(InspectedValue value, ReadOnlyMemory<byte> content) =>
        value.Kind == InspectedKind.Text ? InspectedValue.Utf8(content) : InspectedValue.Raw(content);

    private static InspectedValue Decode(FieldKind kind, ReadOnlyMemory<byte> octets, Type? names)
    {
        bool isNumber = octets.Length <= sizeof(ulong);
        return kind switch
        {
            FieldKind.Unsigned when isNumber => InspectedValue.Number(Number(octets.Span)),
            FieldKind.Signed when isNumber => InspectedValue.SignedNumber(SignedNumber(octets.Span)),
            FieldKind.Named when isNumber && names is not null => InspectedValue.Named(Number(octets.Span), names),
            FieldKind.Time when octets.Length == sizeof(uint) => InspectedValue.Time(BinaryPrimitives.ReadUInt32LittleEndian(octets.Span)),
            FieldKind.Eui64 when octets.Length == sizeof(ulong) => InspectedValue.Address(Number(octets.Span)),
            FieldKind.Text when octets.Span is [0xFF] => InspectedValue.Missing,
            FieldKind.Text => InspectedValue.Utf8(octets[1..]),
            _ => InspectedValue.Raw(octets),
        };
    }

    private static ulong Number(ReadOnlySpan<byte> octets)
    {
        ulong number = 0;
        for (int i = octets.Length - 1; i >= 0; i--)
        {
            number = (number << 8) | octets[i];
        }

        return number;
    }

    private static long SignedNumber(ReadOnlySpan<byte> octets)
    {
        int spare = 64 - (octets.Length * 8);
        return unchecked((long)(Number(octets) << spare)) >> spare;
    }

    private static string Index(int index) => string.Create(CultureInfo.InvariantCulture, $"[{index}]");
}
