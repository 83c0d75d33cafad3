using System.Buffers.Binary;
using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Zcl;

/// <summary>A list of attributes with their types as it is on the wire: 3 octets each. Read in place by index, without an allocation.</summary>
public readonly record struct AttributeTypes
{
    private const int ItemSize = 3;

    internal AttributeTypes(Octets raw) => Raw = raw;

    /// <summary>A list of these, in memory of its own.</summary>
    public AttributeTypes(params ReadOnlySpan<(ushort Id, ZclType Type)> attributes)
    {
        byte[] raw = new byte[attributes.Length * ItemSize];
        for (int i = 0; i < attributes.Length; i++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(raw.AsSpan(i * ItemSize), attributes[i].Id);
            raw[(i * ItemSize) + sizeof(ushort)] = (byte)attributes[i].Type;
        }

        Raw = new Octets(raw);
    }

    /// <summary>The list as it is on the wire.</summary>
    public Octets Raw { get; }

    public int Count => Raw.Length / ItemSize;

    /// <exception cref="ArgumentOutOfRangeException">Not an index of this list.</exception>
    public (ushort Id, ZclType Type) this[int index]
    {
        get
        {
            ReadOnlySpan<byte> item = Raw.Span.Slice(index * ItemSize, ItemSize);
            return (BinaryPrimitives.ReadUInt16LittleEndian(item), (ZclType)item[sizeof(ushort)]);
        }
    }

    internal void Trace<TTrace>(string name, TTrace trace) where TTrace : struct, ITraceMode
    {
        for (int i = 0; i < Count; i++)
        {
            RecordTrace<TTrace> fields = new($"{name}[{i}].", trace);
            fields.Id(this[i].Id);
            fields.Type(this[i].Type);
        }
    }

    internal static bool IsWellFormed(ReadOnlySpan<byte> raw) => raw.Length % ItemSize == 0;
}
