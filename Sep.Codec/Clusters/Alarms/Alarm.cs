using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Alarms;

/// <summary>Alarm: something has gone wrong.</summary>
/// <param name="AlarmCode">What is wrong, by the numbers of that cluster.</param>
/// <param name="Cluster">The cluster whose alarm it is.</param>
public readonly record struct Alarm(byte AlarmCode, ClusterId Cluster) : ISepCommand<Alarm>
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 3;

    public static CommandKey Key => CommandKey.Specific(ClusterId.Alarms, 0x00, Direction.ServerToClient);

    public static Alarm Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
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
