using System.Buffers.Binary;

namespace Sep.Codec.Types;

/// <summary>
/// A list of 16-bit numbers (short addresses, cluster ids, attribute ids, PAN ids) as it is on the wire, 2 octets each, least significant first. Read in place by
/// index, without an allocation; equal by content. The default value is empty.
/// </summary>
public readonly record struct UInt16List
{
    internal UInt16List(Octets raw) => Raw = raw;

    /// <summary>A list of these numbers, in memory of its own.</summary>
    public UInt16List(params ReadOnlySpan<ushort> values)
    {
        byte[] raw = new byte[values.Length * sizeof(ushort)];
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(raw.AsSpan(i * sizeof(ushort)), values[i]);
        }

        Raw = new Octets(raw);
    }

    /// <summary>The list as it is on the wire.</summary>
    public Octets Raw { get; }

    public int Count => Raw.Length / sizeof(ushort);

    /// <exception cref="ArgumentOutOfRangeException">Not an index of this list.</exception>
    public ushort this[int index] => BinaryPrimitives.ReadUInt16LittleEndian(Raw.Span.Slice(index * sizeof(ushort), sizeof(ushort)));

    public bool Contains(ushort value)
    {
        for (int i = 0; i < Count; i++)
        {
            if (this[i] == value)
            {
                return true;
            }
        }

        return false;
    }

    public ushort[] ToArray()
    {
        ushort[] values = new ushort[Count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = this[i];
        }

        return values;
    }

    public override string ToString() => string.Join(' ', ToArray().Select(value => value.ToString("X4", null)));
}
