using System.Buffers.Binary;
using System.Text;
using Sep.Codec.Types;

namespace Sep.Codec.Coordinator.Spinel;

/// <summary>Writes the data types of Spinel; see <see cref="SpinelReader"/>. A buffer that is too small throws <see cref="ArgumentException"/>.</summary>
public ref struct SpinelWriter(Span<byte> destination)
{
    private readonly Span<byte> _destination = destination;

    /// <summary>Octets written so far.</summary>
    public int Length { get; private set; }

    /// <summary>The octets written so far.</summary>
    public readonly ReadOnlySpan<byte> Written => _destination[..Length];

    public void Bool(bool value) => U8(value ? (byte)1 : (byte)0);

    public void U8(byte value) => Room(sizeof(byte))[0] = value;

    public void S8(sbyte value) => U8(unchecked((byte)value));

    public void U16(ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(Room(sizeof(ushort)), value);

    public void U32(uint value) => BinaryPrimitives.WriteUInt32LittleEndian(Room(sizeof(uint)), value);

    public void U64(ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(Room(sizeof(ulong)), value);

    public void Eui64(Eui64 value) => BinaryPrimitives.WriteUInt64BigEndian(Room(sizeof(ulong)), value.Value);

    /// <inheritdoc cref="SpinelReader.Packed"/>
    public void Packed(uint value)
    {
        for (; value > 0x7F; value >>= 7)
        {
            U8((byte)(0x80 | (value & 0x7F)));
        }

        U8((byte)value);
    }

    /// <summary>U: UTF-8 with a zero at its end.</summary>
    public void Text(string value)
    {
        Encoding.UTF8.GetBytes(value, Room(Encoding.UTF8.GetByteCount(value)));
        U8(0);
    }

    /// <inheritdoc cref="SpinelReader.Data"/>
    public void Data(scoped ReadOnlySpan<byte> octets)
    {
        U16(checked((ushort)octets.Length));
        Raw(octets);
    }

    public void Raw(scoped ReadOnlySpan<byte> octets) => octets.CopyTo(Room(octets.Length));

    private Span<byte> Room(int length)
    {
        if (_destination.Length - Length < length)
        {
            throw new ArgumentException($"The buffer has {_destination.Length - Length} octets left and {length} are needed.");
        }

        Span<byte> room = _destination.Slice(Length, length);
        Length += length;
        return room;
    }
}
