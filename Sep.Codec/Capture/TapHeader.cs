using System.Buffers.Binary;

namespace Sep.Codec.Capture;

/// <summary>
/// The header of link type 283, IEEE 802.15.4 TAP: version 0, length, then type-length-value fields padded to 4 octets, all little-endian. Fields
/// other than those here are skipped when read.
/// </summary>
/// <param name="FrameCheck">What ends the frame behind the header.</param>
/// <param name="Reception">Channel, signal strength and link quality, as far as known.</param>
public readonly record struct TapHeader(FrameCheckType FrameCheck, FrameReception Reception)
{
    /// <summary>Octets of the longest header that is written.</summary>
    public const int MaxSize = FixedSize + (4 * (FieldHeaderSize + 4));

    private const int FixedSize = 4;
    private const int FieldHeaderSize = 4;
    private const int ChannelLength = 3;

    private enum Field : ushort
    {
        FrameCheck = 0,
        SignalStrength = 1,
        Channel = 3,
        LinkQuality = 10,
    }

    /// <summary>Splits a packet into header and frame. False when the header is malformed or of another version.</summary>
    public static bool TryRead(ReadOnlySpan<byte> packet, out TapHeader header, out ReadOnlySpan<byte> frame)
    {
        header = default;
        frame = default;
        if (packet.Length < FixedSize || packet[0] != 0)
        {
            return false;
        }

        int length = BinaryPrimitives.ReadUInt16LittleEndian(packet[2..]);
        if (length < FixedSize || length > packet.Length)
        {
            return false;
        }

        ReadOnlySpan<byte> fields = packet[FixedSize..length];
        while (!fields.IsEmpty)
        {
            int valueLength = fields.Length < FieldHeaderSize ? ushort.MaxValue : BinaryPrimitives.ReadUInt16LittleEndian(fields[2..]);
            if (Padded(valueLength) > fields.Length)
            {
                header = default;
                return false;
            }

            header = header.With((Field)BinaryPrimitives.ReadUInt16LittleEndian(fields), fields.Slice(FieldHeaderSize, valueLength));
            fields = fields[Padded(valueLength)..];
        }

        frame = packet[length..];
        return true;
    }

    /// <summary>Writes the header and returns its length, a multiple of 4 octets up to <see cref="MaxSize"/>.</summary>
    /// <exception cref="ArgumentException">It does not fit.</exception>
    public int Write(Span<byte> destination)
    {
        Span<byte> header = stackalloc byte[MaxSize];
        header.Clear();
        int length = FixedSize;
        AddField(header, ref length, Field.FrameCheck, 1)[0] = (byte)FrameCheck;
        if (Reception.PowerDbm is float power)
        {
            BinaryPrimitives.WriteSingleLittleEndian(AddField(header, ref length, Field.SignalStrength, sizeof(float)), power);
        }

        if (Reception.Channel != 0)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(AddField(header, ref length, Field.Channel, ChannelLength), Reception.Channel);
        }

        if (Reception.LinkQuality is byte quality)
        {
            AddField(header, ref length, Field.LinkQuality, 1)[0] = quality;
        }

        BinaryPrimitives.WriteUInt16LittleEndian(header[2..], (ushort)length);
        header[..length].CopyTo(destination);
        return length;
    }

    private static Span<byte> AddField(Span<byte> header, ref int length, Field field, int valueLength)
    {
        Span<byte> place = header[length..];
        BinaryPrimitives.WriteUInt16LittleEndian(place, (ushort)field);
        BinaryPrimitives.WriteUInt16LittleEndian(place[2..], (ushort)valueLength);
        length += Padded(valueLength);
        return place.Slice(FieldHeaderSize, valueLength);
    }

    /// <summary>Octets of a field with its header and padding.</summary>
    private static int Padded(int valueLength) => FieldHeaderSize + ((valueLength + 3) & ~3);

    /// <summary>The header with one field more. A value shorter than its type needs is as good as absent.</summary>
    private TapHeader With(Field field, ReadOnlySpan<byte> value) => field switch
    {
        Field.FrameCheck when value.Length >= 1 => this with { FrameCheck = (FrameCheckType)value[0] },
        Field.SignalStrength when value.Length >= sizeof(float) =>
            this with { Reception = Reception with { PowerDbm = BinaryPrimitives.ReadSingleLittleEndian(value) } },
        Field.Channel when value.Length >= ChannelLength =>
            this with { Reception = Reception with { Channel = BinaryPrimitives.ReadUInt16LittleEndian(value) } },
        Field.LinkQuality when value.Length >= 1 => this with { Reception = Reception with { LinkQuality = value[0] } },
        _ => this,
    };
}
