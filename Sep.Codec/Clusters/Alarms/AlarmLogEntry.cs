using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Alarms;

/// <summary>An alarm as the log keeps it.</summary>
/// <param name="AlarmCode">What was wrong, by the numbers of that cluster.</param>
/// <param name="Cluster">The cluster whose alarm it was.</param>
/// <param name="TimeStamp">When; <see cref="SepTime.Invalid"/> from a device without a clock.</param>
public readonly record struct AlarmLogEntry(byte AlarmCode, ClusterId Cluster, SepTime TimeStamp);
