using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Drlc;

/// <summary>Cancel Load Control Event: the ESI ends one event. SE 1.0 (075356r15) Annex D, Demand Response and Load Control.</summary>
/// <param name="IssuerEventId">The event to end.</param>
/// <param name="DeviceClass">As in the event.</param>
/// <param name="UtilityEnrollmentGroup">As in the event.</param>
/// <param name="CancelControl">How the event ends.</param>
/// <param name="EffectiveTime">When it ends; <see cref="SepTime.Now"/> means at once. Never <see cref="SepTime.Invalid"/>.</param>
public readonly record struct CancelLoadControlEvent(
    uint IssuerEventId, DeviceClass DeviceClass, byte UtilityEnrollmentGroup, CancelControl CancelControl, SepTime EffectiveTime)
    : ISepCommand<CancelLoadControlEvent>
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 12;

    public static CommandKey Key => CommandKey.Specific(ClusterId.Drlc, 0x01, Direction.ServerToClient);

    public static CancelLoadControlEvent Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Size);
        return new(
            f.U32(nameof(IssuerEventId)),
            f.Named16<DeviceClass>(nameof(DeviceClass)),
            f.U8(nameof(UtilityEnrollmentGroup)),
            f.Named8<CancelControl>(nameof(CancelControl)),
            f.Time(nameof(EffectiveTime)));
    }

    public void Write(ref WireWriter w)
    {
        if (!DrlcRange.Control(CancelControl) || !FieldRange.Start(EffectiveTime))
        {
            throw Refusal();
        }

        FixedWriter f = w.Fixed(Size);
        f.U32(IssuerEventId);
        f.Named16(DeviceClass);
        f.U8(UtilityEnrollmentGroup);
        f.Named8(CancelControl);
        f.Time(EffectiveTime);
    }

    private ArgumentOutOfRangeException Refusal() =>
        !DrlcRange.Control(CancelControl) ? FieldRange.Refusal(CancelControl)
        : FieldRange.Refusal(EffectiveTime);
}
