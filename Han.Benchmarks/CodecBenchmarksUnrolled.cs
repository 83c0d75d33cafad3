using System.Buffers.Binary;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;

namespace Han.Benchmarks;

/// <summary>The five DRLC commands by fixed offsets, without range checks: what the codec is compared with.</summary>
internal static class CodecBenchmarksUnrolled
{
    private const byte ServerToClient = 0x09;
    private const byte ClientToServer = 0x01;

    public static int Write(Span<byte> b, byte sequence, in LoadControlEvent c)
    {
        b = Header(b, ServerToClient, sequence, 0x00, LoadControlEvent.Size);
        BinaryPrimitives.WriteUInt32LittleEndian(b, c.IssuerEventId);
        BinaryPrimitives.WriteUInt16LittleEndian(b[4..], (ushort)c.DeviceClass);
        b[6] = c.UtilityEnrollmentGroup;
        BinaryPrimitives.WriteUInt32LittleEndian(b[7..], c.StartTime.Seconds);
        BinaryPrimitives.WriteUInt16LittleEndian(b[11..], c.DurationMinutes);
        b[13] = (byte)c.CriticalityLevel;
        b[14] = c.CoolingTemperatureOffset;
        b[15] = c.HeatingTemperatureOffset;
        BinaryPrimitives.WriteInt16LittleEndian(b[16..], c.CoolingTemperatureSetPoint);
        BinaryPrimitives.WriteInt16LittleEndian(b[18..], c.HeatingTemperatureSetPoint);
        b[20] = unchecked((byte)c.AverageLoadAdjustmentPercentage);
        b[21] = c.DutyCycle;
        b[22] = (byte)c.EventControl;
        return 3 + LoadControlEvent.Size;
    }

    public static int Write(Span<byte> b, byte sequence, in CancelLoadControlEvent c)
    {
        b = Header(b, ServerToClient, sequence, 0x01, CancelLoadControlEvent.Size);
        BinaryPrimitives.WriteUInt32LittleEndian(b, c.IssuerEventId);
        BinaryPrimitives.WriteUInt16LittleEndian(b[4..], (ushort)c.DeviceClass);
        b[6] = c.UtilityEnrollmentGroup;
        b[7] = (byte)c.CancelControl;
        BinaryPrimitives.WriteUInt32LittleEndian(b[8..], c.EffectiveTime.Seconds);
        return 3 + CancelLoadControlEvent.Size;
    }

    public static int Write(Span<byte> b, byte sequence, in CancelAllLoadControlEvents c)
    {
        b = Header(b, ServerToClient, sequence, 0x02, CancelAllLoadControlEvents.Size);
        b[0] = (byte)c.CancelControl;
        return 3 + CancelAllLoadControlEvents.Size;
    }

    public static int Write(Span<byte> b, byte sequence, in GetScheduledEvents c)
    {
        b = Header(b, ClientToServer, sequence, 0x01, GetScheduledEvents.Size);
        BinaryPrimitives.WriteUInt32LittleEndian(b, c.StartTime.Seconds);
        b[4] = c.NumberOfEvents;
        return 3 + GetScheduledEvents.Size;
    }

    public static int Write(Span<byte> b, byte sequence, in ReportEventStatus c)
    {
        b = Header(b, ClientToServer, sequence, 0x00, ReportEventStatus.Size);
        BinaryPrimitives.WriteUInt32LittleEndian(b, c.IssuerEventId);
        b[4] = (byte)c.EventStatus;
        BinaryPrimitives.WriteUInt32LittleEndian(b[5..], c.EventStatusTime.Seconds);
        b[9] = (byte)c.CriticalityLevelApplied;
        BinaryPrimitives.WriteInt16LittleEndian(b[10..], c.CoolingTemperatureSetPointApplied);
        BinaryPrimitives.WriteInt16LittleEndian(b[12..], c.HeatingTemperatureSetPointApplied);
        b[14] = unchecked((byte)c.AverageLoadAdjustmentPercentageApplied);
        b[15] = c.DutyCycleApplied;
        b[16] = (byte)c.EventControl;
        b[17] = (byte)c.SignatureType;
        EventSignature signature = c.Signature;
        ((ReadOnlySpan<byte>)signature).CopyTo(b[18..]);
        return 3 + ReportEventStatus.Size;
    }

    public static LoadControlEvent ReadEvent(ReadOnlySpan<byte> frame)
    {
        ReadOnlySpan<byte> b = frame.Slice(3, LoadControlEvent.Size);
        return new(
            BinaryPrimitives.ReadUInt32LittleEndian(b), (DeviceClass)BinaryPrimitives.ReadUInt16LittleEndian(b[4..]), b[6],
            new SepTime(BinaryPrimitives.ReadUInt32LittleEndian(b[7..])), BinaryPrimitives.ReadUInt16LittleEndian(b[11..]), (CriticalityLevel)b[13],
            b[14], b[15], BinaryPrimitives.ReadInt16LittleEndian(b[16..]), BinaryPrimitives.ReadInt16LittleEndian(b[18..]),
            unchecked((sbyte)b[20]), b[21], (EventControl)b[22]);
    }

    public static CancelLoadControlEvent ReadCancel(ReadOnlySpan<byte> frame)
    {
        ReadOnlySpan<byte> b = frame.Slice(3, CancelLoadControlEvent.Size);
        return new(
            BinaryPrimitives.ReadUInt32LittleEndian(b), (DeviceClass)BinaryPrimitives.ReadUInt16LittleEndian(b[4..]), b[6], (CancelControl)b[7],
            new SepTime(BinaryPrimitives.ReadUInt32LittleEndian(b[8..])));
    }

    public static CancelAllLoadControlEvents ReadCancelAll(ReadOnlySpan<byte> frame) => new((CancelControl)frame[3]);

    public static GetScheduledEvents ReadGet(ReadOnlySpan<byte> frame) => new(new SepTime(BinaryPrimitives.ReadUInt32LittleEndian(frame[3..])), frame[7]);

    public static ReportEventStatus ReadReport(ReadOnlySpan<byte> frame)
    {
        ReadOnlySpan<byte> b = frame.Slice(3, ReportEventStatus.Size);
        return new(
            BinaryPrimitives.ReadUInt32LittleEndian(b), (EventStatus)b[4], new SepTime(BinaryPrimitives.ReadUInt32LittleEndian(b[5..])),
            (CriticalityLevel)b[9], BinaryPrimitives.ReadInt16LittleEndian(b[10..]), BinaryPrimitives.ReadInt16LittleEndian(b[12..]),
            unchecked((sbyte)b[14]), b[15], (EventControl)b[16], (SignatureType)b[17], new EventSignature(b[18..]));
    }

    private static Span<byte> Header(Span<byte> b, byte control, byte sequence, byte command, int size)
    {
        b[0] = control;
        b[1] = sequence;
        b[2] = command;
        return b.Slice(3, size);
    }
}
