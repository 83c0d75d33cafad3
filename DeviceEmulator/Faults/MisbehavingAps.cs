using DeviceEmulator.Clusters;
using DeviceEmulator.Stack;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Faults;

/// <summary>
/// What an ESI or device sends, on its way to the stack: one without power sends nothing; one that misbehaves keeps its Default Responses to itself, or
/// gives its answers another sequence number than the command had.
/// </summary>
internal sealed class MisbehavingAps(IApsService aps, Faults faults) : IApsService
{
    private const int SequenceAt = 1;
    private const byte Wrong = 0x80;

    public StackCapabilities Capabilities => aps.Capabilities;

    /// <summary>False while the node has no power.</summary>
    public bool IsOn { get; set; } = true;

    public int FindBound(Eui64 device, ClusterId cluster, Span<byte> endpoints) => aps.FindBound(device, cluster, endpoints);

    public int Send(in ApsAddress address, ReadOnlySpan<byte> asdu)
    {
        ZclHeader header = default;
        bool isZcl = address.DestinationEndpoint != ApsAddress.DeviceObject && ZclFrame.TryRead(asdu, out header, out _);
        bool isWithheld = isZcl && faults.Has(Misbehaviour.NoDefaultResponse) && header.Announces<DefaultResponse>(address.Cluster);
        if (!IsOn || isWithheld)
        {
            return StackToken.None;
        }

        bool isAnswer = isZcl && header.FrameType == FrameType.ProfileWide && AttributeServer.IsAnswer(header.CommandId);
        if (!isAnswer || !faults.Has(Misbehaviour.WrongSequence))
        {
            return aps.Send(address, asdu);
        }

        // A manufacturer's code, which these answers never have, would come before the sequence number.
        byte[] wrong = asdu.ToArray();
        wrong[SequenceAt] ^= Wrong;
        return aps.Send(address, wrong);
    }
}
