using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Alarms;

/// <summary>Get Alarm Response: the oldest alarm in the log. Optional.</summary>
/// <param name="Status">SUCCESS, or NOT_FOUND when the log is empty.</param>
/// <param name="Entry">The alarm; there on SUCCESS alone.</param>
public readonly record struct GetAlarmResponse(ZclStatus Status, AlarmLogEntry? Entry) : ISepCommand<GetAlarmResponse>
{
    private const int EntrySize = 7;

    public static CommandKey Key => CommandKey.Specific(ClusterId.Alarms, 0x01, Direction.ServerToClient);

    public static GetAlarmResponse Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        ZclStatus status = r.Named8<ZclStatus>(nameof(Status));
        if (status != ZclStatus.Success || r.Failed)
        {
            return new(status, null);
        }

        FixedReader<TTrace> f = r.Fixed(EntrySize);
        return new(
            status,
            new AlarmLogEntry(
                f.U8(nameof(AlarmLogEntry.AlarmCode)), f.Named16<ClusterId>(nameof(AlarmLogEntry.Cluster)), f.Time(nameof(AlarmLogEntry.TimeStamp))));
    }

    public void Write(ref WireWriter w)
    {
        if (Status == ZclStatus.Success != Entry.HasValue)
        {
            throw new ArgumentException("An alarm goes with SUCCESS and with nothing else.");
        }

        w.Named8(Status);
        if (Entry is AlarmLogEntry entry)
        {
            FixedWriter f = w.Fixed(EntrySize);
            f.U8(entry.AlarmCode);
            f.Named16(entry.Cluster);
            f.Time(entry.TimeStamp);
        }
    }
}
