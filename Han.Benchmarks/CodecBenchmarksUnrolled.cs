using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;

namespace Han.Benchmarks;

/// <summary>
/// The five DRLC commands by fixed offsets, one method a command, as one would write them for one frame layout alone: what the codec is compared with.
/// They keep the codec's promises: a value out of range is not written, and a frame that is too short or another command is not read.
/// </summary>
internal static class CodecBenchmarksUnrolled
{
    private const byte ServerToClient = 0x09;
    private const byte ClientToServer = 0x01;

    public static int Write(Span<byte> b, byte sequence, in LoadControlEvent c)
    {
        Require(c.StartTime.IsValid && c.DurationMinutes is >= 1 and <= 1440 && (byte)c.CriticalityLevel is >= 1 and <= 15
            && IsSetPoint(c.CoolingTemperatureSetPoint) && IsSetPoint(c.HeatingTemperatureSetPoint) && IsLoad(c.AverageLoadAdjustmentPercentage)
            && IsDuty(c.DutyCycle) && (byte)c.EventControl <= 3);
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
        Require((byte)c.CancelControl <= 1 && c.EffectiveTime.IsValid);
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
        Require((byte)c.CancelControl <= 1);
        b = Header(b, ServerToClient, sequence, 0x02, CancelAllLoadControlEvents.Size);
        b[0] = (byte)c.CancelControl;
        return 3 + CancelAllLoadControlEvents.Size;
    }

    public static int Write(Span<byte> b, byte sequence, in GetScheduledEvents c)
    {
        Require(c.StartTime.IsValid);
        b = Header(b, ClientToServer, sequence, 0x01, GetScheduledEvents.Size);
        BinaryPrimitives.WriteUInt32LittleEndian(b, c.StartTime.Seconds);
        b[4] = c.NumberOfEvents;
        return 3 + GetScheduledEvents.Size;
    }

    public static int Write(Span<byte> b, byte sequence, in ReportEventStatus c)
    {
        Require(c.EventStatusTime.IsValid && !c.EventStatusTime.IsNow && IsSetPoint(c.CoolingTemperatureSetPointApplied)
            && IsSetPoint(c.HeatingTemperatureSetPointApplied) && IsLoad(c.AverageLoadAdjustmentPercentageApplied) && IsDuty(c.DutyCycleApplied)
            && (byte)c.EventControl <= 3);
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

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool Read(ReadOnlySpan<byte> frame, out LoadControlEvent c)
    {
        if (!Payload(frame, ServerToClient, 0x00, LoadControlEvent.Size, out ReadOnlySpan<byte> b))
        {
            c = default;
            return false;
        }

        c = new(
            BinaryPrimitives.ReadUInt32LittleEndian(b), (DeviceClass)BinaryPrimitives.ReadUInt16LittleEndian(b[4..]), b[6],
            new SepTime(BinaryPrimitives.ReadUInt32LittleEndian(b[7..])), BinaryPrimitives.ReadUInt16LittleEndian(b[11..]), (CriticalityLevel)b[13],
            b[14], b[15], BinaryPrimitives.ReadInt16LittleEndian(b[16..]), BinaryPrimitives.ReadInt16LittleEndian(b[18..]),
            unchecked((sbyte)b[20]), b[21], (EventControl)b[22]);
        return true;
    }

    public static bool Read(ReadOnlySpan<byte> frame, out CancelLoadControlEvent c)
    {
        if (!Payload(frame, ServerToClient, 0x01, CancelLoadControlEvent.Size, out ReadOnlySpan<byte> b))
        {
            c = default;
            return false;
        }

        c = new(
            BinaryPrimitives.ReadUInt32LittleEndian(b), (DeviceClass)BinaryPrimitives.ReadUInt16LittleEndian(b[4..]), b[6], (CancelControl)b[7],
            new SepTime(BinaryPrimitives.ReadUInt32LittleEndian(b[8..])));
        return true;
    }

    public static bool Read(ReadOnlySpan<byte> frame, out CancelAllLoadControlEvents c)
    {
        bool read = Payload(frame, ServerToClient, 0x02, CancelAllLoadControlEvents.Size, out ReadOnlySpan<byte> b);
        c = read ? new((CancelControl)b[0]) : default;
        return read;
    }

    public static bool Read(ReadOnlySpan<byte> frame, out GetScheduledEvents c)
    {
        bool read = Payload(frame, ClientToServer, 0x01, GetScheduledEvents.Size, out ReadOnlySpan<byte> b);
        c = read ? new(new SepTime(BinaryPrimitives.ReadUInt32LittleEndian(b)), b[4]) : default;
        return read;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool Read(ReadOnlySpan<byte> frame, out ReportEventStatus c)
    {
        if (!Payload(frame, ClientToServer, 0x00, ReportEventStatus.Size, out ReadOnlySpan<byte> b))
        {
            c = default;
            return false;
        }

        c = new(
            BinaryPrimitives.ReadUInt32LittleEndian(b), (EventStatus)b[4], new SepTime(BinaryPrimitives.ReadUInt32LittleEndian(b[5..])),
            (CriticalityLevel)b[9], BinaryPrimitives.ReadInt16LittleEndian(b[10..]), BinaryPrimitives.ReadInt16LittleEndian(b[12..]),
            unchecked((sbyte)b[14]), b[15], (EventControl)b[16], (SignatureType)b[17], new EventSignature(b[18..60]));
        return true;
    }

    private static bool Payload(ReadOnlySpan<byte> frame, byte control, byte command, int size, out ReadOnlySpan<byte> payload)
    {
        if (frame.Length < 3 + size || (frame[0] & 0x0F) != control || frame[2] != command)
        {
            payload = default;
            return false;
        }

        payload = frame.Slice(3, size);
        return true;
    }

    private static void Require(bool isInRange)
    {
        if (!isInRange)
        {
            throw new ArgumentException("A value is out of range.");
        }
    }

    private static bool IsSetPoint(short value) => value is short.MinValue or >= -27315;

    private static bool IsLoad(sbyte value) => value is sbyte.MinValue or (>= -100 and <= 100);

    private static bool IsDuty(byte value) => value is 0xFF or <= 100;

    private static Span<byte> Header(Span<byte> b, byte control, byte sequence, byte command, int size)
    {
        b[0] = control;
        b[1] = sequence;
        b[2] = command;
        return b.Slice(3, size);
    }
}
