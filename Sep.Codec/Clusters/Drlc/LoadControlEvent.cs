using System.Runtime.CompilerServices;
using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Drlc;

/// <summary>Load Control Event: the ESI asks load devices to shed or shift. SE 1.0 (075356r15) Annex D, Demand Response and Load Control.</summary>
/// <param name="IssuerEventId">Identifies the event; a newer event has a greater number.</param>
/// <param name="DeviceClass">Which kinds of load are addressed.</param>
/// <param name="UtilityEnrollmentGroup">Which enrolled group is addressed; 0 addresses all.</param>
/// <param name="StartTime">When to start; <see cref="SepTime.Now"/> means at once. Never <see cref="SepTime.Invalid"/>.</param>
/// <param name="DurationMinutes">1..1440 minutes.</param>
/// <param name="CriticalityLevel">1..15.</param>
/// <param name="CoolingTemperatureOffset">0.0..25.4 C in 0.1 C, to be added to the cooling set point; 0xFF unused.</param>
/// <param name="HeatingTemperatureOffset">0.0..25.4 C in 0.1 C, to be taken from the heating set point; 0xFF unused.</param>
/// <param name="CoolingTemperatureSetPoint">-273.15..+327.67 C in 0.01 C; 0x8000 unused.</param>
/// <param name="HeatingTemperatureSetPoint">-273.15..+327.67 C in 0.01 C; 0x8000 unused.</param>
/// <param name="AverageLoadAdjustmentPercentage">-100..+100 percent; -128 unused.</param>
/// <param name="DutyCycle">0..100 percent of the time switched on; 0xFF unused.</param>
/// <param name="EventControl">Randomisation of start and end.</param>
public readonly record struct LoadControlEvent(
    uint IssuerEventId, DeviceClass DeviceClass, byte UtilityEnrollmentGroup, SepTime StartTime, ushort DurationMinutes,
    CriticalityLevel CriticalityLevel, byte CoolingTemperatureOffset, byte HeatingTemperatureOffset, short CoolingTemperatureSetPoint,
    short HeatingTemperatureSetPoint, sbyte AverageLoadAdjustmentPercentage, byte DutyCycle, EventControl EventControl)
    : ISepCommand<LoadControlEvent>
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 23;

    public static CommandKey Key => CommandKey.Specific(ClusterId.Drlc, 0x00, Direction.ServerToClient);

    /// <summary>What a receiver should answer: INVALID_FIELD for a value out of range, otherwise SUCCESS. A read keeps such values as they came.</summary>
    public ZclStatus CheckRanges() =>
        FieldRange.Start(StartTime) && DrlcRange.Duration(DurationMinutes) && DrlcRange.Criticality(CriticalityLevel)
        && DrlcRange.SetPoint(CoolingTemperatureSetPoint) && DrlcRange.SetPoint(HeatingTemperatureSetPoint)
        && DrlcRange.LoadAdjustment(AverageLoadAdjustmentPercentage) && DrlcRange.DutyCycle(DutyCycle) && DrlcRange.Control(EventControl)
            ? ZclStatus.Success
            : ZclStatus.InvalidField;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static LoadControlEvent Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Size);
        return new(
            f.U32(nameof(IssuerEventId)),
            f.Named16<DeviceClass>(nameof(DeviceClass)),
            f.U8(nameof(UtilityEnrollmentGroup)),
            f.Time(nameof(StartTime)),
            f.U16(nameof(DurationMinutes)),
            f.Named8<CriticalityLevel>(nameof(CriticalityLevel)),
            f.U8(nameof(CoolingTemperatureOffset)),
            f.U8(nameof(HeatingTemperatureOffset)),
            f.S16(nameof(CoolingTemperatureSetPoint)),
            f.S16(nameof(HeatingTemperatureSetPoint)),
            f.S8(nameof(AverageLoadAdjustmentPercentage)),
            f.U8(nameof(DutyCycle)),
            f.Named8<EventControl>(nameof(EventControl)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Write(ref WireWriter w)
    {
        if (CheckRanges() != ZclStatus.Success)
        {
            throw Refusal();
        }

        FixedWriter f = w.Fixed(Size);
        f.U32(IssuerEventId);
        f.Named16(DeviceClass);
        f.U8(UtilityEnrollmentGroup);
        f.Time(StartTime);
        f.U16(DurationMinutes);
        f.Named8(CriticalityLevel);
        f.U8(CoolingTemperatureOffset);
        f.U8(HeatingTemperatureOffset);
        f.S16(CoolingTemperatureSetPoint);
        f.S16(HeatingTemperatureSetPoint);
        f.S8(AverageLoadAdjustmentPercentage);
        f.U8(DutyCycle);
        f.Named8(EventControl);
    }

    private ArgumentOutOfRangeException Refusal() =>
        !FieldRange.Start(StartTime) ? FieldRange.Refusal(StartTime)
        : !DrlcRange.Duration(DurationMinutes) ? FieldRange.Refusal(DurationMinutes)
        : !DrlcRange.Criticality(CriticalityLevel) ? FieldRange.Refusal(CriticalityLevel)
        : !DrlcRange.SetPoint(CoolingTemperatureSetPoint) ? FieldRange.Refusal(CoolingTemperatureSetPoint)
        : !DrlcRange.SetPoint(HeatingTemperatureSetPoint) ? FieldRange.Refusal(HeatingTemperatureSetPoint)
        : !DrlcRange.LoadAdjustment(AverageLoadAdjustmentPercentage) ? FieldRange.Refusal(AverageLoadAdjustmentPercentage)
        : !DrlcRange.DutyCycle(DutyCycle) ? FieldRange.Refusal(DutyCycle)
        : FieldRange.Refusal(EventControl);
}
