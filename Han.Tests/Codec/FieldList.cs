using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Han.Tests.Codec;

/// <summary>Collects the fields of a command as it is read; attribute lists are taken apart by the public enumerators.</summary>
public sealed class FieldList : IFieldTrace
{
    private readonly List<VectorField> _fields = [];

    public IReadOnlyList<VectorField> Fields => _fields;

    public void Field(string name, FieldKind kind, ReadOnlySpan<byte> octets, Type? names) => _fields.Add(new VectorField(name, Hex(octets)));

    public static IReadOnlyList<VectorField> Of(ISepCommand command, FieldList traced) => command switch
    {
        ReadAttributes read => Ids(read.Attributes),
        ReadAttributesResponse response => Records("Attributes", response.Attributes),
        WriteAttributes write => Records("Attributes", write.Attributes),
        WriteAttributesNoResponse write => Records("Attributes", write.Attributes),
        WriteAttributesResponse response when !response.Failures.IsEmpty => Records("Failures", response.Failures),
        _ => traced.Fields,
    };

    private static List<VectorField> Ids(AttributeIds ids)
    {
        List<VectorField> fields = [];
        for (int i = 0; i < ids.Count; i++)
        {
            fields.Add(new VectorField($"Attributes[{i}].Id", Hex(BitConverter.GetBytes(ids[i]))));
        }

        return fields;
    }

    private static List<VectorField> Records(string list, AttributeRecords records)
    {
        List<VectorField> fields = [];
        int index = 0;
        foreach (AttributeRecord record in records)
        {
            VectorField id = new($"{list}[{index}].Id", Hex(BitConverter.GetBytes(record.Id)));
            VectorField status = new($"{list}[{index}].Status", Hex([(byte)record.Status]));
            if (records.Layout == AttributeRecordLayout.StatusOnly)
            {
                fields.AddRange([status, id]);
            }
            else
            {
                fields.Add(id);
                if (records.Layout == AttributeRecordLayout.StatusThenValue)
                {
                    fields.Add(status);
                }

                if (record.Status == ZclStatus.Success)
                {
                    fields.Add(new VectorField($"{list}[{index}].Type", Hex([(byte)record.Type])));
                    fields.Add(new VectorField($"{list}[{index}].Value", Hex(record.Value)));
                }
            }

            index++;
        }

        return fields;
    }

    private static string Hex(ReadOnlySpan<byte> octets) => Convert.ToHexStringLower(octets);
}
