using System.Buffers.Binary;

namespace HeadEnd.Simulator.Link;

/// <summary>Writes little-endian fields into a buffer that its owner made large enough.</summary>
internal ref struct LinkWriter(Span<byte> destination)
{
    private Span<byte> _rest = destination;

    public void U8(byte value) => Take(1)[0] = value;

    public void U16(ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(Take(2), value);

    public void U32(uint value) => BinaryPrimitives.WriteUInt32LittleEndian(Take(4), value);

    public void U64(ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(Take(8), value);

    public void I64(long value) => BinaryPrimitives.WriteInt64LittleEndian(Take(8), value);

    public Span<byte> Take(int length)
    {
        Span<byte> taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }
}
