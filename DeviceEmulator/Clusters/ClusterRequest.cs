using DeviceEmulator.Stack;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Clusters;

/// <summary>A ZCL frame that came, and the way back. The payload is valid during the call only.</summary>
internal readonly ref struct ClusterRequest(
    IApsService aps, in ApsAddress from, bool isUnicast, in ZclHeader header, ReadOnlySpan<byte> payload, SepRevision revision)
{
    /// <summary>Octets of the longest ASDU that every node must be able to receive in fragments, by default (sep-facts 4.7).</summary>
    private const int FragmentedAsdu = 128;

    public readonly ApsAddress From = from;
    public readonly ZclHeader Header = header;
    public readonly ReadOnlySpan<byte> Payload = payload;

    /// <summary>The revision that the node is of.</summary>
    public readonly SepRevision Revision = revision;

    /// <summary>Octets of the longest answer.</summary>
    public int LongestAnswer => aps.Capabilities.CanFragment ? FragmentedAsdu : aps.Capabilities.LargestAsdu;

    /// <summary>Which end of the cluster is spoken to.</summary>
    public ClusterSide Side => Header.Direction == Direction.ClientToServer ? ClusterSide.Server : ClusterSide.Client;

    private Direction Back => Header.Direction == Direction.ClientToServer ? Direction.ServerToClient : Direction.ClientToServer;

    public bool Announces<T>() where T : struct, ISepCommand<T> => Header.Announces<T>(From.Cluster);

    /// <summary>Answers with a command of its own, which wants no Default Response.</summary>
    public void Answer<T>(in T command) where T : struct, ISepCommand<T>
    {
        Span<byte> frame = stackalloc byte[FragmentedAsdu];
        int length = ZclFrame.Write(frame, Header.Sequence, Back, disableDefaultResponse: true, command);
        aps.Send(From.Reply(), frame[..length]);
    }

    /// <summary>Answers with a Default Response where one is due; null says that another answer is sent, or a report will be.</summary>
    public void End(ZclStatus? status)
    {
        if (status is ZclStatus told && DefaultResponse.IsDue(Header, told, isUnicast, isAnswered: false))
        {
            Answer(new DefaultResponse(Header.CommandId, told));
        }
    }
}
