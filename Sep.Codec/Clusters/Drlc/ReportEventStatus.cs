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

    public static ReportEventStatus Read(ref ZclReader r) => !r.Fixed(Size) ? default : new(
        r.U32(nameof(IssuerEventId)),
        (EventStatus)r.U8(nameof(EventStatus)),
        r.Time(nameof(EventStatusTime)),
        (CriticalityLevel)r.U8(nameof(CriticalityLevelApplied)),
        r.S16(nameof(CoolingTemperatureSetPointApplied)),
        r.S16(nameof(HeatingTemperatureSetPointApplied)),
        r.S8(nameof(AverageLoadAdjustmentPercentageApplied)),
        r.U8(nameof(DutyCycleApplied)),
        (EventControl)r.U8(nameof(EventControl)),
        (SignatureType)r.U8(nameof(SignatureType)),
        new EventSignature(r.Raw(nameof(Signature), EventSignature.Size)));

    public void Write(ref ZclWriter w)
    {
        DrlcRange.Require(DrlcRange.Start(EventStatusTime) && !EventStatusTime.IsNow, EventStatusTime);
        DrlcRange.Require(DrlcRange.SetPoint(CoolingTemperatureSetPointApplied), CoolingTemperatureSetPointApplied);
        DrlcRange.Require(DrlcRange.SetPoint(HeatingTemperatureSetPointApplied), HeatingTemperatureSetPointApplied);
        DrlcRange.Require(DrlcRange.LoadAdjustment(AverageLoadAdjustmentPercentageApplied), AverageLoadAdjustmentPercentageApplied);
        DrlcRange.Require(DrlcRange.DutyCycle(DutyCycleApplied), DutyCycleApplied);
        DrlcRange.Require(DrlcRange.Control(EventControl), EventControl);
        w.Fixed(Size);
        w.U32(IssuerEventId);
        w.U8((byte)EventStatus);
        w.Time(EventStatusTime);
        w.U8((byte)CriticalityLevelApplied);
        w.S16(CoolingTemperatureSetPointApplied);
        w.S16(HeatingTemperatureSetPointApplied);
        w.S8(AverageLoadAdjustmentPercentageApplied);
        w.U8(DutyCycleApplied);
        w.U8((byte)EventControl);
        w.U8((byte)SignatureType);
        EventSignature signature = Signature;
        w.Raw(signature);
    }
}
