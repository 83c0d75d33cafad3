using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Sep.Codec.Clusters.Messaging;
using Sep.Codec.Clusters.Metering;
using Sep.Codec.Clusters.Price;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace Han.Benchmarks;

/// <summary>
/// Commands with parts of variable length, as one would write them for one frame layout alone: what the codec is compared with. They keep the codec's
/// promises: a value out of range is not written, a frame that is too short or another command is not read, and text is not copied.
/// </summary>
internal static class CodecBenchmarksVariableUnrolled
{
    private const byte ServerToClient = 0x09;
    private const byte ProfileWide = 0x08;

    public static int Write(Span<byte> b, byte sequence, in PublishPrice c)
    {
        ReadOnlySpan<byte> label = c.RateLabel.Content.Span;
        Require(c.CurrentTime.IsValid && c.StartTime.IsValid && (byte)c.UnitOfMeasure < 0x80 && label.Length <= PublishPrice.MaxRateLabel
            && c.Details is { PriceRatio: not 0, GenerationPriceRatio: not 0 } && c.Blocks.HasValue);
        PriceDetails details = c.Details.GetValueOrDefault();
        PriceBlocks blocks = c.Blocks.GetValueOrDefault();
        b = Header(b, ServerToClient, sequence, 0x00, 42 + label.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(b, c.ProviderId);
        b[4] = c.RateLabel.IsNone ? (byte)0xFF : (byte)label.Length;
        label.CopyTo(b[5..]);
        Span<byte> f = b.Slice(5 + label.Length, 37);
        BinaryPrimitives.WriteUInt32LittleEndian(f, c.IssuerEventId);
        BinaryPrimitives.WriteUInt32LittleEndian(f[4..], c.CurrentTime.Seconds);
        f[8] = (byte)c.UnitOfMeasure;
        BinaryPrimitives.WriteUInt16LittleEndian(f[9..], c.Currency);
        f[11] = c.TrailingDigitAndPriceTier;
        f[12] = c.NumberOfPriceTiersAndRegisterTier;
        BinaryPrimitives.WriteUInt32LittleEndian(f[13..], c.StartTime.Seconds);
        BinaryPrimitives.WriteUInt16LittleEndian(f[17..], c.DurationMinutes);
        BinaryPrimitives.WriteUInt32LittleEndian(f[19..], c.Price);
        f[23] = details.PriceRatio;
        BinaryPrimitives.WriteUInt32LittleEndian(f[24..], details.GenerationPrice);
        f[28] = details.GenerationPriceRatio;
        BinaryPrimitives.WriteUInt32LittleEndian(f[29..], details.AlternateCostDelivered);
        f[33] = (byte)details.AlternateCostUnit;
        f[34] = details.AlternateCostTrailingDigit;
        f[35] = blocks.NumberOfBlockThresholds;
        f[36] = (byte)blocks.PriceControl;
        return 3 + 42 + label.Length;
    }

    public static int Write(Span<byte> b, byte sequence, in DisplayMessage c)
    {
        Require(c.StartTime.IsValid);
        ReadOnlySpan<byte> text = c.Message.Content.Span;
        b = Header(b, ServerToClient, sequence, 0x00, 12 + text.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(b, c.MessageId);
        b[4] = (byte)c.MessageControl;
        BinaryPrimitives.WriteUInt32LittleEndian(b[5..], c.StartTime.Seconds);
        BinaryPrimitives.WriteUInt16LittleEndian(b[9..], c.DurationMinutes);
        b[11] = c.Message.IsNone ? (byte)0xFF : (byte)text.Length;
        text.CopyTo(b[12..]);
        return 3 + 12 + text.Length;
    }

    public static int Write(Span<byte> b, byte sequence, in ReadAttributesResponse c)
    {
        ReadOnlySpan<byte> records = c.Attributes.Raw.Span;
        Require(c.Attributes.Layout == AttributeRecordLayout.StatusThenValue && !records.IsEmpty);
        records.CopyTo(Header(b, ProfileWide, sequence, 0x01, records.Length));
        return 3 + records.Length;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool Read(ReadOnlyMemory<byte> frame, out PublishPrice c)
    {
        ReadOnlySpan<byte> b = frame.Span;
        c = default;
        if (!IsOf(b, ServerToClient, 0x00, 5) || b[7] is > PublishPrice.MaxRateLabel and not 0xFF)
        {
            return false;
        }

        int label = b[7] == 0xFF ? 0 : b[7];
        if (b.Length < 45 + label)
        {
            return false;
        }

        ReadOnlySpan<byte> f = b.Slice(8 + label, 37);
        c = new(
            BinaryPrimitives.ReadUInt32LittleEndian(b[3..]), Text(frame, 7), BinaryPrimitives.ReadUInt32LittleEndian(f),
            new SepTime(BinaryPrimitives.ReadUInt32LittleEndian(f[4..])), (UnitOfMeasure)f[8], BinaryPrimitives.ReadUInt16LittleEndian(f[9..]), f[11], f[12],
            new SepTime(BinaryPrimitives.ReadUInt32LittleEndian(f[13..])), BinaryPrimitives.ReadUInt16LittleEndian(f[17..]),
            BinaryPrimitives.ReadUInt32LittleEndian(f[19..]),
            new PriceDetails(
                f[23], BinaryPrimitives.ReadUInt32LittleEndian(f[24..]), f[28], BinaryPrimitives.ReadUInt32LittleEndian(f[29..]), (AlternateCostUnit)f[33], f[34]),
            new PriceBlocks(f[35], (PriceControl)f[36]));
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool Read(ReadOnlyMemory<byte> frame, out DisplayMessage c)
    {
        ReadOnlySpan<byte> b = frame.Span;
        c = default;
        if (!IsOf(b, ServerToClient, 0x00, 12) || (b[14] != 0xFF && b.Length < 15 + b[14]))
        {
            return false;
        }

        c = new(
            BinaryPrimitives.ReadUInt32LittleEndian(b[3..]), (MessageControl)b[7], new SepTime(BinaryPrimitives.ReadUInt32LittleEndian(b[8..])),
            BinaryPrimitives.ReadUInt16LittleEndian(b[12..]), Text(frame, 14));
        return true;
    }

    /// <summary>
    /// The sum of all numbers of a Read Attributes Response whose values are of fixed size, markers for "not a value" left out; nothing of a list that is
    /// malformed.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool Sum(ReadOnlyMemory<byte> frame, out long sum)
    {
        sum = 0;
        ReadOnlySpan<byte> b = frame.Span;
        if (!IsOf(b, ProfileWide, 0x01, 1))
        {
            return false;
        }

        for (int i = 3; i < b.Length;)
        {
            if (b.Length < i + 3)
            {
                return false;
            }

            if (b[i + 2] != 0)
            {
                i += 3;
                continue;
            }

            int size = b.Length < i + 4 ? 0 : SizeOf(b[i + 3]);
            if (size == 0 || b.Length < i + 4 + size)
            {
                return false;
            }

            sum += Number(b[i + 3], b.Slice(i + 4, size));
            i += 4 + size;
        }

        return true;
    }

    private static int SizeOf(byte type) => type switch
    {
        >= 0x08 and <= 0x0F or >= 0x18 and <= 0x2F => (type & 7) + 1,
        0x10 or 0x30 => 1,
        0x31 => 2,
        0xE2 => 4,
        _ => 0,
    };

    private static long Number(byte type, ReadOnlySpan<byte> octets)
    {
        ulong bits = 0;
        for (int i = octets.Length - 1; i >= 0; i--)
        {
            bits = (bits << 8) | octets[i];
        }

        int spare = 64 - (octets.Length * 8);
        if (type is >= 0x28 and <= 0x2F)
        {
            long number = unchecked((long)(bits << spare)) >> spare;
            return number == long.MinValue >> spare ? 0 : number;
        }

        bool isMarker = type >= 0x20 && bits == ulong.MaxValue >> spare;
        return isMarker ? 0 : unchecked((long)bits);
    }

    private static CharacterString Text(ReadOnlyMemory<byte> frame, int at) =>
        frame.Span[at] == 0xFF ? CharacterString.None : new CharacterString(new Octets(frame.Slice(at + 1, frame.Span[at])));

    private static bool IsOf(ReadOnlySpan<byte> frame, byte control, byte command, int size) =>
        frame.Length >= 3 + size && (frame[0] & 0x0F) == control && frame[2] == command;

    private static void Require(bool isInRange)
    {
        if (!isInRange)
        {
            throw new ArgumentException("A value is out of range.");
        }
    }

    private static Span<byte> Header(Span<byte> b, byte control, byte sequence, byte command, int size)
    {
        b[0] = control;
        b[1] = sequence;
        b[2] = command;
        return b.Slice(3, size);
    }
}
