using DeviceEmulator.Stack;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Clusters;

/// <summary>What a cluster that asks for a link key does with a frame that came under the network key alone (075356r15 5.4.6).</summary>
internal static class LinkKeyRule
{
    /// <summary>
    /// True when the frame is not to be processed. A unicast is answered with a Default Response FAILURE under the network key alone; such an answer is
    /// itself exempt.
    /// </summary>
    public static bool Refuses(IApsService aps, Eui64 own, in ApsAddress from, ReadOnlySpan<byte> asdu)
    {
        if (from.Security != ApsSecurity.NetworkKey || !SmartEnergySecurity.NeedsLinkKey(from.Cluster) || !ZclFrame.TryRead(asdu, out ZclHeader header, out _))
        {
            return false;
        }

        if (header.FrameType == FrameType.ProfileWide && header.CommandId == DefaultResponse.Key.CommandId)
        {
            return false;
        }

        if (DefaultResponse.IsDue(header, ZclStatus.Failure, isUnicast: from.Destination == own, isAnswered: false))
        {
            Span<byte> frame = stackalloc byte[ZclHeader.MaxSize + DefaultResponse.Size];
            Direction back = header.Direction == Direction.ClientToServer ? Direction.ServerToClient : Direction.ClientToServer;
            int length = ZclFrame.Write(frame, header.Sequence, back, disableDefaultResponse: true, new DefaultResponse(header.CommandId, ZclStatus.Failure));
            aps.Send(from.Reply() with { Security = ApsSecurity.NetworkKey }, frame[..length]);
        }

        return true;
    }
}
