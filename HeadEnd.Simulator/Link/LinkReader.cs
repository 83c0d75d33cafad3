using System.Buffers.Binary;

namespace HeadEnd.Simulator.Link;

/// <summary>Reads little-endian fields that crossed the link; says which one is missing.</summary>
internal ref struct LinkReader(ReadOnlySpan<byte> source)
{
    private ReadOnlySpan<byte> _rest = source;

    public readonly int Left => _rest.Length;

    public byte U8(string what) => Take(1, what)[0];

    public ushort U16(string what) => BinaryPrimitives.ReadUInt16LittleEndian(Take(2, what));

    public uint U32(string what) => BinaryPrimitives.ReadUInt32LittleEndian(Take(4, what));

    public ulong U64(string what) => BinaryPrimitives.ReadUInt64LittleEndian(Take(8, what));

    public long I64(string what) => BinaryPrimitives.ReadInt64LittleEndian(Take(8, what));

    public ReadOnlySpan<byte> Take(int length, string what)
    {
        if (length > _rest.Length)
        {
            throw new FormatException($"The message ends within its {what}.");
        }

        ReadOnlySpan<byte> taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }
}
