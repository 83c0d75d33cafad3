using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace Han.Tests.Codec;

/// <summary>Turns 64 arbitrary octets into a command whose values are in range: all zeros and all ones give boundary values.</summary>
public static class Draws
{
    public const int Octets = 64;

    /// <summary>The octets of one seed: 0 and 1 give all zeros and all ones, any other the SplitMix64 sequence.</summary>
    public static byte[] Of(ulong seed)
    {
        byte[] octets = new byte[Octets];
        if (seed < 2)
        {
            octets.AsSpan().Fill(seed == 0 ? (byte)0 : (byte)0xFF);
            return octets;
        }

        for (int i = 0; i < Octets; i += sizeof(ulong))
        {
            ulong z = unchecked((seed * 0xD1B54A32D192ED03) + ((ulong)(i + 1) * 0x9E3779B97F4A7C15));
            z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9);
            z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EB);
            BitConverter.TryWriteBytes(octets.AsSpan(i), z ^ (z >> 31));
        }

        return octets;
    }

    public static T Raw<T>(byte[] octets) where T : struct, ISepCommand<T>
    {
        Assert.True(ZclFrame.TryDecode(octets.AsSpan(), out T command, out _));
        return command;
    }

    public static LoadControlEvent LoadControlEvent(byte[] octets)
    {
        LoadControlEvent raw = Raw<LoadControlEvent>(octets);
        return raw with
        {
            StartTime = Valid(raw.StartTime),
            DurationMinutes = (ushort)(1 + (raw.DurationMinutes % 1440)),
            CriticalityLevel = (CriticalityLevel)(1 + ((byte)raw.CriticalityLevel % 15)),
            CoolingTemperatureSetPoint = SetPoint(raw.CoolingTemperatureSetPoint),
            HeatingTemperatureSetPoint = SetPoint(raw.HeatingTemperatureSetPoint),
            AverageLoadAdjustmentPercentage = Load(raw.AverageLoadAdjustmentPercentage),
            DutyCycle = Duty(raw.DutyCycle),
            EventControl = (EventControl)((byte)raw.EventControl & 3),
        };
    }

    public static CancelLoadControlEvent CancelLoadControlEvent(byte[] octets)
    {
        CancelLoadControlEvent raw = Raw<CancelLoadControlEvent>(octets);
        return raw with { CancelControl = (CancelControl)((byte)raw.CancelControl & 1), EffectiveTime = Valid(raw.EffectiveTime) };
    }

    public static CancelAllLoadControlEvents CancelAllLoadControlEvents(byte[] octets) => new((CancelControl)(octets[0] & 1));

    public static GetScheduledEvents GetScheduledEvents(byte[] octets)
    {
        GetScheduledEvents raw = Raw<GetScheduledEvents>(octets);
        return raw with { StartTime = Valid(raw.StartTime) };
    }

    public static ReportEventStatus ReportEventStatus(byte[] octets)
    {
        ReportEventStatus raw = Raw<ReportEventStatus>(octets);
        return raw with
        {
            EventStatusTime = raw.EventStatusTime.IsValid && !raw.EventStatusTime.IsNow ? raw.EventStatusTime : new SepTime(1),
            CoolingTemperatureSetPointApplied = SetPoint(raw.CoolingTemperatureSetPointApplied),
            HeatingTemperatureSetPointApplied = SetPoint(raw.HeatingTemperatureSetPointApplied),
            AverageLoadAdjustmentPercentageApplied = Load(raw.AverageLoadAdjustmentPercentageApplied),
            DutyCycleApplied = Duty(raw.DutyCycleApplied),
            EventControl = (EventControl)((byte)raw.EventControl & 3),
        };
    }

    public static DefaultResponse DefaultResponse(byte[] octets) => Raw<DefaultResponse>(octets);

    public static ReadAttributes ReadAttributes(byte[] octets) =>
        new(new AttributeIds([.. octets.Take(1 + (octets[63] % 8)).Select(octet => (ushort)(octet & 3))]));

    public static ReadAttributesResponse ReadAttributesResponse(byte[] octets)
    {
        AttributeRecords records = new(AttributeRecordLayout.StatusThenValue);
        foreach (byte octet in octets.Take(1 + (octets[63] % 8)))
        {
            records = (octet & 4) == 0 ? WithValue(records, octet) : records.WithStatus((ushort)(octet & 3), ZclStatus.UnsupportedAttribute);
        }

        return new ReadAttributesResponse(records);
    }

    public static WriteAttributes WriteAttributes(byte[] octets) =>
        new(octets.Take(1 + (octets[63] % 8)).Aggregate(new AttributeRecords(AttributeRecordLayout.TypedValue), WithValue));

    public static WriteAttributesNoResponse WriteAttributesNoResponse(byte[] octets) => new(WriteAttributes(octets).Attributes);

    public static WriteAttributesResponse WriteAttributesResponse(byte[] octets) => new(octets.Take(octets[63] % 4).Aggregate(
        new AttributeRecords(AttributeRecordLayout.StatusOnly), (records, octet) => records.WithStatus((ushort)(octet & 3), ZclStatus.NotAuthorized)));

    private static AttributeRecords WithValue(AttributeRecords records, byte octet) => (octet & 3) < 3
        ? records.With((ushort)(octet & 3), ZclType.UInt8, octet)
        : records.With(DrlcClientAttributes.DeviceClassValue, ZclType.UInt16, octet, (byte)(0xFF - octet));

    private static SepTime Valid(SepTime time) => time.IsValid ? time : new SepTime(uint.MaxValue - 1);

    private static short SetPoint(short value) => value < -27315 ? Unused.TemperatureSetPoint : value;

    private static sbyte Load(sbyte value) => value is < -100 or > 100 ? Unused.AverageLoadAdjustment : value;

    private static byte Duty(byte value) => value > 100 ? Unused.DutyCycle : value;
}
