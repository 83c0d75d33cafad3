using DeviceEmulator.Time;
using Sep.Codec.Clusters.Time;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Clusters;

/// <summary>
/// The Time server of an ESI: a master whose clock its head-end sets, so that nobody in the home may write it (ZCL 3.12; sep-facts 3.8). The zone is
/// US Central. From SE 1.1 on it supersedes other masters.
/// </summary>
internal sealed class TimeServer(Agenda agenda, DeviceClock clock, SepRevision revision) : ServedCluster(ClusterId.Time, ClusterSide.Server)
{
    private const TimeStatus Master = TimeStatus.Master | TimeStatus.Synchronized | TimeStatus.MasterZoneDst;

    public override bool TryRead(ushort id, out AttributeValue value)
    {
        MarketTime shown = clock.Read(agenda.Now);
        SepTime utc = shown.ToSep();
        bool isShifted = shown.ToDateTimeOffset() >= CentralTime.DstStart(shown) && shown.ToDateTimeOffset() < CentralTime.DstEnd(shown);
        long standard = utc.Seconds + CentralTime.ZoneSeconds;
        AttributeValue? read = id switch
        {
            TimeAttributes.Time => utc.Seconds,
            TimeAttributes.TimeStatus => (long)(revision >= SepRevision.Se11 ? Master | TimeStatus.Superseding : Master),
            TimeAttributes.TimeZone => CentralTime.ZoneSeconds,
            TimeAttributes.DstStart => Seconds(CentralTime.DstStart(shown)),
            TimeAttributes.DstEnd => Seconds(CentralTime.DstEnd(shown)),
            TimeAttributes.DstShift => CentralTime.ShiftSeconds,
            TimeAttributes.StandardTime => standard,
            TimeAttributes.LocalTime => standard + (isShifted ? CentralTime.ShiftSeconds : 0),
            TimeAttributes.LastSetTime => clock.Show(clock.SetAt).Seconds,
            TimeAttributes.ValidUntilTime => AttributeValue.None,
            _ => null,
        };
        value = read.GetValueOrDefault();
        return read is not null;
    }

    private static long Seconds(DateTimeOffset time) => SepTime.FromUnixMilliseconds(time.ToUnixTimeMilliseconds()).Seconds;
}
