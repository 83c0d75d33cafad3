using DeviceEmulator.Clusters;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Metering;

/// <summary>The side of a mirror that hears the meter's reports; whoever else reports is not authorized.</summary>
internal sealed class MirrorReports(MirroredMeter mirror) : ServedCluster(ClusterId.Metering, ClusterSide.Client)
{
    public override ZclStatus OnReport(in ClusterRequest request, in AttributeRecords records)
    {
        if (request.From.Source != mirror.Meter)
        {
            return ZclStatus.NotAuthorized;
        }

        mirror.Take(records);
        return ZclStatus.Success;
    }
}
