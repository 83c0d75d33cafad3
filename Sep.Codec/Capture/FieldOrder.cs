using System.Buffers.Binary;

namespace Sep.Codec.Capture;

/// <summary>The byte order of whoever wrote a capture.</summary>
internal readonly record struct FieldOrder(bool IsBigEndian)
{
    public ushort U16(ReadOnlySpan<byte> octets) =>
        IsBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(octets) : BinaryPrimitives.ReadUInt16LittleEndian(octets);

    public uint U32(ReadOnlySpan<byte> octets) =>
        IsBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(octets) : BinaryPrimitives.ReadUInt32LittleEndian(octets);

    public long S64(ReadOnlySpan<byte> octets) =>
        IsBigEndian ? BinaryPrimitives.ReadInt64BigEndian(octets) : BinaryPrimitives.ReadInt64LittleEndian(octets);
}
