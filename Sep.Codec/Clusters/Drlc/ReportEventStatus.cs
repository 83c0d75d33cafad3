using System.Runtime.CompilerServices;
using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Drlc;

/// <summary>Report Event Status: a device tells the ESI what it did with an event. SE 1.0 (075356r15) Annex D, Demand Response and Load Control.</summary>
/// <param name="IssuerEventId">The event, by the number that the ESI gave it.</param>
/// <param name="EventStatus">What happened.</param>
/// <param name="EventStatusTime">When it happened; never <see cref="SepTime.Now"/> and never <see cref="SepTime.Invalid"/>.</param>
/// <param name="CriticalityLevelApplied">The level the device acted on.</param>
/// <param name="CoolingTemperatureSetPointApplied">-273.15..+327.67 C in 0.01 C; 0x8000 unused.</param>
/// <param name="HeatingTemperatureSetPointApplied">-273.15..+327.67 C in 0.01 C; 0x8000 unused.</param>
/// <param name="AverageLoadAdjustmentPercentageApplied">-100..+100 percent; -128 unused.</param>
/// <param name="DutyCycleApplied">0..100 percent; 0xFF unused.</param>
/// <param name="EventControl">The randomisation that was applied.</param>
/// <param name="SignatureType">How <paramref name="Signature"/> is made.</param>
/// <param name="Signature">42 raw octets without a length octet; <see cref="EventSignature.None"/> when there is none.</param>
public readonly record struct ReportEventStatus(
    uint IssuerEventId, EventStatus EventStatus, SepTime EventStatusTime, CriticalityLevel CriticalityLevelApplied,
    short CoolingTemperatureSetPointApplied, short HeatingTemperatureSetPointApplied, sbyte AverageLoadAdjustmentPercentageApplied,
    byte DutyCycleApplied, EventControl EventControl, SignatureType SignatureType, EventSignature Signature) : ISepCommand<ReportEventStatus>
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 60;

    public static CommandKey Key => CommandKey.Specific(ClusterId.Drlc, 0x00, Direction.ClientToServer);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ReportEventStatus Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Size);
        return new(
            f.U32(nameof(IssuerEventId)),
            f.Named8<EventStatus>(nameof(EventStatus)),
            f.Time(nameof(EventStatusTime)),
            f.Named8<CriticalityLevel>(nameof(CriticalityLevelApplied)),
            f.S16(nameof(CoolingTemperatureSetPointApplied)),
            f.S16(nameof(HeatingTemperatureSetPointApplied)),
            f.S8(nameof(AverageLoadAdjustmentPercentageApplied)),
            f.U8(nameof(DutyCycleApplied)),
            f.Named8<EventControl>(nameof(EventControl)),
            f.Named8<SignatureType>(nameof(SignatureType)),
            new EventSignature(f.Raw(nameof(Signature), EventSignature.Size)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Write(ref WireWriter w)
    {
        if (!IsInRange)
        {
            throw Refusal();
        }

        FixedWriter f = w.Fixed(Size);
        f.U32(IssuerEventId);
        f.Named8(EventStatus);
        f.Time(EventStatusTime);
        f.Named8(CriticalityLevelApplied);
        f.S16(CoolingTemperatureSetPointApplied);
        f.S16(HeatingTemperatureSetPointApplied);
        f.S8(AverageLoadAdjustmentPercentageApplied);
        f.U8(DutyCycleApplied);
        f.Named8(EventControl);
        f.Named8(SignatureType);
        f.Raw(Signature);
    }

    private bool IsInRange =>
        FieldRange.Moment(EventStatusTime) && DrlcRange.SetPoint(CoolingTemperatureSetPointApplied)
        && DrlcRange.SetPoint(HeatingTemperatureSetPointApplied) && DrlcRange.LoadAdjustment(AverageLoadAdjustmentPercentageApplied)
        && DrlcRange.DutyCycle(DutyCycleApplied) && DrlcRange.Control(EventControl);

    private ArgumentOutOfRangeException Refusal() =>
        !FieldRange.Moment(EventStatusTime) ? FieldRange.Refusal(EventStatusTime)
        : !DrlcRange.SetPoint(CoolingTemperatureSetPointApplied) ? FieldRange.Refusal(CoolingTemperatureSetPointApplied)
        : !DrlcRange.SetPoint(HeatingTemperatureSetPointApplied) ? FieldRange.Refusal(HeatingTemperatureSetPointApplied)
        : !DrlcRange.LoadAdjustment(AverageLoadAdjustmentPercentageApplied) ? FieldRange.Refusal(AverageLoadAdjustmentPercentageApplied)
        : !DrlcRange.DutyCycle(DutyCycleApplied) ? FieldRange.Refusal(DutyCycleApplied)
        : FieldRange.Refusal(EventControl);
}
