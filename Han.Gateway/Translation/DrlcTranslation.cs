using DeviceEmulator.Time;
using Han.Gateway.Authorization;
using Han.Gateway.Requests;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace Han.Gateway.Translation;

/// <summary>
/// Load control requests, checked against SEP and turned into drafts of SEP commands. Absent optional fields become the "not used" markers, the others
/// the defaults of smt-han-api 12.2: every class, group 0, start now, criticality 1, both randomisations.
/// </summary>
internal static class DrlcTranslation
{
    private const long DefaultEventControl = 3;
    private const long DefaultCancelControl = 1;

    public static CommandDraft? Check(LoadControlEventCommand command, SystemAccount account, MarketTime now, out Refusal? refusal)
    {
        MarketTime? start = null;
        refusal =
            FieldChecks.Range("DeviceClass", command.DeviceClass, 1, (long)DeviceClass.All, "1 to 4095, the twelve classes of SEP 1.0")
            ?? FieldChecks.Range("UtilityEnrollmentGroup", command.UtilityEnrollmentGroup, 0, 255, "0 to 255")
            ?? CheckDuration(command.DurationInMinutes)
            ?? FieldChecks.Range("CriticalityLevel", command.CriticalityLevel, 1, 15, "1 to 15")
            ?? FieldChecks.Range("CriticalityLevel", command.CriticalityLevel, 1, account.MaxCriticality, $"this account may ask for 1 to {account.MaxCriticality}")
            ?? FieldChecks.Range("CoolingTemperatureOffset", command.CoolingTemperatureOffset, 0, 255, "0 to 254 tenths of a degree Celsius, 255 for not used")
            ?? FieldChecks.Range("HeatingTemperatureOffset", command.HeatingTemperatureOffset, 0, 255, "0 to 254 tenths of a degree Celsius, 255 for not used")
            ?? CheckSetPoint("CoolingTemperatureSetPoint", command.CoolingTemperatureSetPoint)
            ?? CheckSetPoint("HeatingTemperatureSetPoint", command.HeatingTemperatureSetPoint)
            ?? FieldChecks.RangeOr("AverageLoadAdjustmentPercentage", command.AverageLoadAdjustmentPercentage, -100, 100, Unused.AverageLoadAdjustment, "-100 to 100 percent, -128 for not used")
            ?? FieldChecks.RangeOr("DutyCycle", command.DutyCycle, 0, 100, Unused.DutyCycle, "0 to 100 percent, 255 for not used")
            ?? FieldChecks.Range("EventControl", command.EventControl, 0, 3, "0 to 3; bit 0 randomises the start, bit 1 the end")
            ?? FieldChecks.Start("StartTime", command.StartTime, now, out start);
        return refusal is not null ? null : new LoadControlEventDraft(
            new LoadControlEvent(
                0, (DeviceClass)(command.DeviceClass ?? (long)DeviceClass.All), (byte)(command.UtilityEnrollmentGroup ?? 0), SepTime.Now,
                (ushort)command.DurationInMinutes, (CriticalityLevel)(command.CriticalityLevel ?? 1),
                (byte)(command.CoolingTemperatureOffset ?? Unused.TemperatureOffset), (byte)(command.HeatingTemperatureOffset ?? Unused.TemperatureOffset),
                (short)(command.CoolingTemperatureSetPoint ?? Unused.TemperatureSetPoint), (short)(command.HeatingTemperatureSetPoint ?? Unused.TemperatureSetPoint),
                (sbyte)(command.AverageLoadAdjustmentPercentage ?? Unused.AverageLoadAdjustment), (byte)(command.DutyCycle ?? Unused.DutyCycle),
                (EventControl)(command.EventControl ?? DefaultEventControl)),
            start, command.IssuerEventId);
    }

    /// <summary>Class and group not given are the event's own: any others would be answered "invalid cancel" (F8).</summary>
    public static CommandDraft? Check(CancelLoadControlEventCommand command, StoredEvent stored, out Refusal? refusal)
    {
        SepTime effective = SepTime.Now;
        refusal =
            FieldChecks.Range("DeviceClass", command.DeviceClass, 1, (long)DeviceClass.All, "1 to 4095, the twelve classes of SEP 1.0")
            ?? FieldChecks.Range("UtilityEnrollmentGroup", command.UtilityEnrollmentGroup, 0, 255, "0 to 255")
            ?? FieldChecks.Range("CancelControl", command.CancelControl, 0, 1, "0 ends at once, 1 with the event's randomisation")
            ?? CheckEffective(command.EffectiveTime, out effective);
        if (refusal is not null)
        {
            return null;
        }

        LoadControlEvent original = ZclFrame.TryDecode(stored.Payload, out LoadControlEvent e, out _)
            ? e
            : throw new InvalidDataException($"The stored payload of request {stored.RequestId} is not a Load Control Event.");
        return new CancelLoadControlEventDraft(
            new CancelLoadControlEvent(
                stored.EventId, command.DeviceClass is { } deviceClass ? (DeviceClass)deviceClass : original.DeviceClass,
                (byte)(command.UtilityEnrollmentGroup ?? original.UtilityEnrollmentGroup), (CancelControl)(command.CancelControl ?? DefaultCancelControl), effective),
            stored);
    }

    public static CommandDraft? Check(CancelAllLoadControlEventsCommand command, out Refusal? refusal)
    {
        refusal = FieldChecks.Range("CancelControl", command.CancelControl, 0, 1, "0 ends at once, 1 with the events' randomisation");
        return refusal is not null
            ? null
            : new CancelAllLoadControlEventsDraft(new CancelAllLoadControlEvents((CancelControl)(command.CancelControl ?? DefaultCancelControl)));
    }

    private static Refusal? CheckSetPoint(string element, long? value) =>
        FieldChecks.RangeOr(element, value, -27315, 32767, Unused.TemperatureSetPoint, "-27315 to 32767 hundredths of a degree Celsius, -32768 for not used");

    private static Refusal? CheckDuration(long minutes) => minutes switch
    {
        > 1440 => new Refusal(Refusals.Duration, $"DurationInMinutes: {minutes} is longer than 1440 minutes (24 hours)."),
        < 1 => Refusals.Range("DurationInMinutes", minutes, "1 to 1440"),
        _ => null,
    };

    private static Refusal? CheckEffective(in RequestTime time, out SepTime effective)
    {
        effective = SepTime.Now;
        if (time.IsNow)
        {
            return null;
        }

        if (!CentralTime.TryResolve(time, out MarketTime moment))
        {
            return FieldChecks.NoSuchTime("EffectiveTime", time);
        }

        if (moment == default || moment == MarketTime.Never)
        {
            return new Refusal(Refusals.OutOfRange, "EffectiveTime: not a time that SEP can express (2000 to 2136).");
        }

        effective = moment.ToSep();
        return null;
    }
}
