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

    public static CancelLoadControlEvent Read(ref ZclReader r) => !r.Fixed(Size) ? default : new(
        r.U32(nameof(IssuerEventId)),
        (DeviceClass)r.U16(nameof(DeviceClass)),
        r.U8(nameof(UtilityEnrollmentGroup)),
        (CancelControl)r.U8(nameof(CancelControl)),
        r.Time(nameof(EffectiveTime)));

    public void Write(ref ZclWriter w)
    {
        DrlcRange.Require(DrlcRange.Control(CancelControl), CancelControl);
        DrlcRange.Require(DrlcRange.Start(EffectiveTime), EffectiveTime);
        w.Fixed(Size);
        w.U32(IssuerEventId);
        w.U16((ushort)DeviceClass);
        w.U8(UtilityEnrollmentGroup);
        w.U8((byte)CancelControl);
        w.Time(EffectiveTime);
    }
}
