using DeviceEmulator.Time;
using Sep.Codec.Clusters.Identify;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Clusters;

/// <summary>The Identify server: the node shows itself for a while (ZCL 3.5). The count-down is reckoned when it is read.</summary>
internal sealed class IdentifyServer(Agenda agenda) : ServedCluster(ClusterId.Identify, ClusterSide.Server)
{
    private long _until;

    /// <summary>Seconds that are left, begun ones as whole; 0 when the node does not identify itself.</summary>
    public ushort Seconds => (ushort)Math.Max(0, (_until - agenda.Now.Milliseconds + 999) / 1000);

    public override bool TryRead(ushort id, out AttributeValue value)
    {
        value = Seconds;
        return id == IdentifyAttributes.IdentifyTime;
    }

    public override ZclStatus Write(ushort id, in AttributeValue value, bool isTrial)
    {
        if (value.IsNone)
        {
            return ZclStatus.InvalidValue;
        }

        _until = isTrial ? _until : agenda.Now.Milliseconds + value.Number * 1000;
        return ZclStatus.Success;
    }

    public override ZclStatus? Execute(in ClusterRequest request)
    {
        if (request.Announces<Identify>())
        {
            if (!ZclFrame.TryDecode(request.Payload, out Identify identify, out _))
            {
                return ZclStatus.MalformedCommand;
            }

            _until = agenda.Now.Milliseconds + identify.IdentifyTimeSeconds * 1000L;
            return ZclStatus.Success;
        }

        if (!request.Announces<IdentifyQuery>())
        {
            return ZclStatus.UnsupportedClusterCommand;
        }

        if (Seconds == 0)
        {
            return ZclStatus.Success;
        }

        request.Answer(new IdentifyQueryResponse(Seconds));
        return null;
    }
}
