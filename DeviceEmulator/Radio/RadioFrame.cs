using DeviceEmulator.Stack;

namespace DeviceEmulator.Radio;

/// <summary>One ASDU on its way, in a pooled slot of an <see cref="ApplicationRadio"/>.</summary>
internal struct RadioFrame
{
    public HanNetwork Network;
    public ApsAddress Address;

    /// <summary>Octets; of one that is too long to be carried only this is kept.</summary>
    public int Length;

    /// <summary>Which life of the network's coordinator the frame was sent in.</summary>
    public byte Epoch;
    public PackedFrame Asdu;
}
