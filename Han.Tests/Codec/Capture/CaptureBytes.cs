using System.Buffers.Binary;

namespace Han.Tests.Codec.Capture;

/// <summary>
/// Writes captures octet by octet as the format's definition has it, in either byte order: what our reader must read and our writer never makes.
/// </summary>
internal sealed class CaptureBytes(bool bigEndian)
{
    private readonly List<byte> _octets = [];

    public byte[] ToArray() => [.. _octets];

    public CaptureBytes U16(int value)
    {
        byte[] octets = new byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(octets, (ushort)value);
        return Ordered(octets);
    }

    public CaptureBytes U32(uint value)
    {
        byte[] octets = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(octets, value);
        return Ordered(octets);
    }

    public CaptureBytes S64(long value)
    {
        byte[] octets = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(octets, value);
        return Ordered(octets);
    }

    public CaptureBytes Raw(params byte[] octets)
    {
        _octets.AddRange(octets);
        return this;
    }

    public CaptureBytes Padding()
    {
        while (_octets.Count % 4 != 0)
        {
            _octets.Add(0);
        }

        return this;
    }

    /// <summary>A pcapng block around a body that is written in the same order.</summary>
    public CaptureBytes Block(uint type, Action<CaptureBytes> body)
    {
        CaptureBytes inner = new(bigEndian);
        body(inner);
        inner.Padding();
        uint length = (uint)inner._octets.Count + 12;
        return U32(type).U32(length).Raw([.. inner._octets]).U32(length);
    }

    public CaptureBytes Section(int major = 1) => Block(0x0A0D0D0A, body => body.U32(0x1A2B3C4D).U16(major).U16(0).S64(-1));

    /// <summary>An interface description, with the options that it is given already in order.</summary>
    public CaptureBytes Interface(int linkType, uint snapLength = 0, Action<CaptureBytes>? options = null) => Block(1, body =>
    {
        body.U16(linkType).U16(0).U32(snapLength);
        options?.Invoke(body);
    });

    public CaptureBytes Option(int code, params byte[] value) => U16(code).U16(value.Length).Raw(value).Padding();

    public CaptureBytes Packet(uint interfaceId, ulong ticks, byte[] octets, uint? original = null) => Block(6, body => body
        .U32(interfaceId).U32((uint)(ticks >> 32)).U32(unchecked((uint)ticks))
        .U32((uint)octets.Length).U32(original ?? (uint)octets.Length).Raw(octets));

    public CaptureBytes OldHeader(uint magic, int linkType, int major = 2) =>
        U32(magic).U16(major).U16(4).U32(0).U32(0).U32(65535).U32((uint)linkType);

    public CaptureBytes OldRecord(uint seconds, uint fraction, byte[] octets, uint? original = null) =>
        U32(seconds).U32(fraction).U32((uint)octets.Length).U32(original ?? (uint)octets.Length).Raw(octets);

    private CaptureBytes Ordered(byte[] octets)
    {
        if (bigEndian)
        {
            Array.Reverse(octets);
        }

        return Raw(octets);
    }
}
