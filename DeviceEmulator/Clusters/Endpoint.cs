using DeviceEmulator.Stack;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Clusters;

/// <summary>
/// The clusters of one endpoint: hands each frame to the side that it speaks to, and gives everything that nobody answers the Default Response that
/// is due (ZCL 2.4.12; what nobody knows is UNSUP_CLUSTER_COMMAND).
/// </summary>
internal sealed class Endpoint(IApsService aps, Eui64 self, SepRevision revision, IReadOnlyList<ServedCluster> clusters)
{
    /// <summary>False when no cluster of that number and side is here; nothing was answered then.</summary>
    public bool TryHandle(in ApsAddress from, in ZclHeader header, ReadOnlySpan<byte> payload)
    {
        ClusterRequest request = new(aps, from, from.Destination == self, header, payload, revision);
        if (Find(from.Cluster, request.Side) is not ServedCluster cluster)
        {
            return false;
        }

        Handle(cluster, request);
        return true;
    }

    /// <summary>What is for a cluster that nobody has is not supported, and the sender is told so.</summary>
    public void Refuse(in ApsAddress from, in ZclHeader header)
    {
        ClusterRequest request = new(aps, from, from.Destination == self, header, default, revision);
        request.End(header.FrameType == FrameType.ProfileWide && AttributeServer.IsAnswer(header.CommandId) ? null : ZclStatus.UnsupportedClusterCommand);
    }

    private static void Handle(ServedCluster cluster, in ClusterRequest request)
    {
        if (request.Header.FrameType == FrameType.ClusterSpecific)
        {
            request.End(request.Header.ManufacturerCode is null ? cluster.Execute(request) : ZclStatus.UnsupportedManufacturerClusterCommand);
        }
        else if (request.Announces<ReportAttributes>())
        {
            bool isWhole = ZclFrame.TryDecode(request.Payload, out ReportAttributes report, out _);
            request.End(isWhole ? cluster.OnReport(request, report.Attributes) : ZclStatus.MalformedCommand);
        }
        else if (AttributeServer.IsAnswer(request.Header.CommandId))
        {
            cluster.OnAnswer(request);
        }
        else
        {
            request.End(AttributeServer.Execute(request, cluster));
        }
    }

    private ServedCluster? Find(ClusterId id, ClusterSide side)
    {
        foreach (ServedCluster cluster in clusters)
        {
            if (cluster.Id == id && cluster.Side == side)
            {
                return cluster;
            }
        }

        return null;
    }
}
