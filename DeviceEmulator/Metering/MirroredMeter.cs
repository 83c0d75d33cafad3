using DeviceEmulator.Clusters;
using Sep.Codec.Clusters.Metering;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Metering;

/// <summary>A meter that sleeps, as its ESI shows it: what it reported last. Its device type is the mirrored one, 127 more than its own.</summary>
internal sealed class MirroredMeter(Eui64 meter) : ServedCluster(ClusterId.Metering, ClusterSide.Server)
{
    private const int MirroredOffset = 127;

    private readonly Dictionary<ushort, AttributeValue> _values = [];

    /// <summary>The meter that it stands for; others may read it, but not report to it.</summary>
    public Eui64 Meter { get; } = meter;

    public override bool TryRead(ushort id, out AttributeValue value) => _values.TryGetValue(id, out value);

    /// <summary>Takes what the meter reports; values that are none of the cluster's are left out.</summary>
    public void Take(in AttributeRecords records)
    {
        ClusterDefinition table = SepClusters.Find(Id)!;
        foreach (AttributeRecord record in records)
        {
            if (table.Find(Side, record.Id)?.Type == record.Type && AttributeValue.TryRead(record.Value, out AttributeValue value))
            {
                bool isType = record.Id == MeteringAttributes.MeteringDeviceType && value.Number < MirroredOffset;
                _values[record.Id] = isType ? value.Number + MirroredOffset : value;
            }
        }
    }
}
