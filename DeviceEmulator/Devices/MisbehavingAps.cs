using DeviceEmulator.Faults;
using DeviceEmulator.Stack;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Devices;

/// <summary>
/// What a device sends, on its way to the stack: a device without power sends nothing; one that misbehaves keeps its Default Responses to itself, or gives its
/// answers another sequence number than the command had.
/// </summary>
internal sealed class MisbehavingAps(IApsService aps, Faults.Faults faults) : IApsService
{
    private const int SequenceAt = 1;
    private const byte Wrong = 0x80;

    public StackCapabilities Capabilities => aps.Capabilities;

    /// <summary>False while the device has no power.</summary>
    public bool IsOn { get; set; } = true;

    public int Send(in ApsAddress address, ReadOnlySpan<byte> asdu)
    {
        if (!IsOn || !ZclFrame.TryRead(asdu, out ZclHeader header, out _))
        {
            return StackToken.None;
        }

        if (faults.Has(Misbehaviour.NoDefaultResponse) && header.Announces<DefaultResponse>(address.Cluster))
        {
            return StackToken.None;
        }

        bool isAnswer = header.FrameType == FrameType.ProfileWide && header.CommandId is 0x01 or 0x04 or 0x07 or 0x09 or 0x0B or 0x0D;
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
