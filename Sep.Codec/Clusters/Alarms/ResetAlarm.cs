using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Alarms;

/// <summary>Reset Alarm: ends one alarm, which is raised again if its cause is still there.</summary>
/// <param name="AlarmCode">What is wrong, by the numbers of that cluster.</param>
/// <param name="Cluster">The cluster whose alarm it is.</param>
public readonly record struct ResetAlarm(byte AlarmCode, ClusterId Cluster) : ISepCommand<ResetAlarm>
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 3;

    public static CommandKey Key => CommandKey.Specific(ClusterId.Alarms, 0x00, Direction.ClientToServer);

    public static ResetAlarm Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Size);
        return new(f.U8(nameof(AlarmCode)), f.Named16<ClusterId>(nameof(Cluster)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(Size);
        f.U8(AlarmCode);
        f.Named16(Cluster);
    }
}
