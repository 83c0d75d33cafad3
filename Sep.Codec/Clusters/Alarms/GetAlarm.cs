using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Alarms;

/// <summary>Get Alarm: asks for the oldest alarm in the log, which is taken out of it. Optional.</summary>
public readonly record struct GetAlarm : ISepCommand<GetAlarm>
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 0;

    public static CommandKey Key => CommandKey.Specific(ClusterId.Alarms, 0x02, Direction.ClientToServer);

    public static GetAlarm Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode => default;

    public void Write(ref WireWriter w)
    {
    }
}
