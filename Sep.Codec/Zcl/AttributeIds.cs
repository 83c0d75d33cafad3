using System.Buffers.Binary;
using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Zcl;

/// <summary>A list of attribute ids as it is on the wire: 2 octets each. Read in place by index, without an allocation.</summary>
public readonly record struct AttributeIds
{
    internal AttributeIds(Octets raw) => Raw = raw;

    /// <summary>A list of these ids, in memory of its own.</summary>
    public AttributeIds(params ReadOnlySpan<ushort> ids)
    {
        byte[] raw = new byte[ids.Length * sizeof(ushort)];
        for (int i = 0; i < ids.Length; i++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(raw.AsSpan(i * sizeof(ushort)), ids[i]);
        }

        Raw = new Octets(raw);
    }

    /// <summary>The list as it is on the wire.</summary>
    public Octets Raw { get; }

    public int Count => Raw.Length / sizeof(ushort);

    /// <exception cref="ArgumentOutOfRangeException">Not an index of this list.</exception>
    public ushort this[int index] => BinaryPrimitives.ReadUInt16LittleEndian(Raw.Span.Slice(index * sizeof(ushort), sizeof(ushort)));

    internal void Trace<TTrace>(string name, TTrace trace) where TTrace : struct, ITraceMode
    {
        for (int i = 0; i < Count; i++)
        {
            new RecordTrace<TTrace>($"{name}[{i}].", trace).Id(this[i]);
        }
    }

    internal static bool IsWellFormed(ReadOnlySpan<byte> raw) => raw.Length % sizeof(ushort) == 0;
}
