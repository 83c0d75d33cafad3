using DeviceEmulator.Time;
using Han.Gateway.MessagingLog;
using Han.Gateway.Requests;
using Han.Gateway.Routing;
using HeadEnd.Simulator.Link;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;

namespace Han.Gateway.Translation;

/// <summary>processUpdateUtilityEnrollmentGroup -> the load control client attributes of the named devices, written through their ESIs.</summary>
internal sealed record EnrollmentDraft(WriteEnrollment Enrollment) : CommandDraft
{
    public override EventCategory Category => EventCategory.None;

    public override int EventIds => 0;

    public override bool IsCancel => false;

    public static CommandDraft? Check(UpdateEnrollmentGroupCommand command, out Refusal? refusal)
    {
        refusal = FieldChecks.Range("UtilityEnrollmentGroup", command.UtilityEnrollmentGroup, 0, 255, "0 to 255")
            ?? FieldChecks.Range("DeviceClass", command.DeviceClass, 1, (long)DeviceClass.All, "1 to 4095, the twelve classes of SEP 1.0");
        return refusal is null ? new EnrollmentDraft(new WriteEnrollment((byte)command.UtilityEnrollmentGroup, (ushort?)command.DeviceClass)) : null;
    }

    public override Refusal? RefusalAt(Tdsp tdsp, Eui64 device) =>
        device.IsNone ? new Refusal(Refusals.UnknownDevice, "DeviceMACAddr: the device must be named.") : null;

    public override StampedCommand Stamp(uint eventId, MarketTime acceptedAt)
    {
        MarketTime notAfter = acceptedAt.Plus(OpenEnded);
        return new StampedCommand(Enrollment, notAfter, notAfter.Plus(ReportGrace));
    }
}
