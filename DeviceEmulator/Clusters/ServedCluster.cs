using Sep.Codec.Zcl;

namespace DeviceEmulator.Clusters;

/// <summary>One side of one cluster on an endpoint. By itself it has no attributes and knows no commands.</summary>
internal abstract class ServedCluster(ClusterId id, ClusterSide side) : IAttributes
{
    public ClusterId Id { get; } = id;

    public ClusterSide Side { get; } = side;

    public virtual bool TryRead(ushort id, out AttributeValue value)
    {
        value = default;
        return false;
    }

    public virtual ZclStatus Write(ushort id, in AttributeValue value, bool isTrial) => ZclStatus.ReadOnly;

    /// <summary>Executes a command of the cluster; the status is for a Default Response, null where the command has an answer of its own.</summary>
    public virtual ZclStatus? Execute(in ClusterRequest request) => ZclStatus.UnsupportedClusterCommand;

    /// <summary>Hears a profile-wide response to what this side sent.</summary>
    public virtual void OnAnswer(in ClusterRequest answer)
    {
    }

    /// <summary>Hears values that the peer reports by itself.</summary>
    public virtual ZclStatus OnReport(in ClusterRequest request, in AttributeRecords records) => ZclStatus.UnsupportedGeneralCommand;
}
