using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Alarms;

/// <summary>Reset Alarm Log: empties the log. Optional.</summary>
public readonly record struct ResetAlarmLog : ISepCommand<ResetAlarmLog>
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 0;

    public static CommandKey Key => CommandKey.Specific(ClusterId.Alarms, 0x03, Direction.ClientToServer);

    public static ResetAlarmLog Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode => default;

    public void Write(ref WireWriter w)
    {
    }
}
