using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Alarms;

/// <summary>Reset All Alarms: ends every alarm; those with a cause are raised again.</summary>
public readonly record struct ResetAllAlarms : ISepCommand<ResetAllAlarms>
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 0;

    public static CommandKey Key => CommandKey.Specific(ClusterId.Alarms, 0x01, Direction.ClientToServer);

    public static ResetAllAlarms Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode => default;

    public void Write(ref WireWriter w)
    {
    }
}
